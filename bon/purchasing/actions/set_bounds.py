"""Says how little and how much of some goods a store wants to have."""

from __future__ import annotations

from bon.catalog.models import Variant
from bon.kit import audit
from bon.organisation.models import Store
from bon.purchasing.models import Bounds, refuse_bounds
from bon.staff.access import require
from bon.staff.models import Person


def set_bounds(
    person: Person, store: Store, variant: Variant, bounds: tuple[int, int] | None
) -> None:
    """`bounds`: minimum and maximum, thousandths; None for goods that are not watched. Raises
    Denied, ValidationError."""
    require(person, "purchase")
    row = Bounds.objects.filter(store=store, variant=variant).first()
    before = audit.snapshot(row, "minimum_milli", "maximum_milli") if row else {}
    if bounds is None:
        if row is not None:
            audit.record("removed", row, label=str(variant), before=before)
            row.delete()
        return
    minimum, maximum = bounds
    refuse_bounds(minimum, maximum)
    row = row or Bounds(store=store, variant=variant)
    row.minimum_milli, row.maximum_milli = minimum, maximum
    row.save()
    after = audit.snapshot(row, "minimum_milli", "maximum_milli")
    audit.record("changed", row, label=str(variant), before=before, after=after)
