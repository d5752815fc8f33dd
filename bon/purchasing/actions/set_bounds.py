"""Says how little and how much of some goods a store wants to have."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.kit import audit
from bon.organisation.models import Store
from bon.purchasing.models import Bounds
from bon.staff.access import require
from bon.staff.models import Person

MOST_MILLI = 10**10


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
    if not 0 <= minimum <= maximum <= MOST_MILLI:
        raise ValidationError(_("Det højeste antal kan ikke være mindre end det mindste."))
    row = row or Bounds(store=store, variant=variant)
    row.minimum_milli, row.maximum_milli = minimum, maximum
    row.save()
    after = audit.snapshot(row, "minimum_milli", "maximum_milli")
    audit.record("changed", row, label=str(variant), before=before, after=after)
