"""Makes a price list, or changes for whom it is and when."""

from __future__ import annotations

from typing import Any

from bon.catalog.actions.list_prices import tell
from bon.catalog.list_history import note_listed
from bon.catalog.models import PriceList, Revision
from bon.catalog.store_prices import noting_prices
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

FIELDS = ("name", "store", "groups", "members", "starts_on", "ends_on")


def save_price_list(
    person: Person, price_list: PriceList | None, values: dict[str, Any]
) -> PriceList:
    """`values`: of `FIELDS`. Raises ValidationError where the name, or the store, has a list."""
    require(person, "edit_goods")
    found = price_list or PriceList()
    before = audit.snapshot(found, *FIELDS) if price_list else None
    variants = list(found.prices.values_list("variant_id", flat=True))
    with noting_prices({found.store_id, getattr(values["store"], "id", None)}, variants):
        for field in FIELDS:
            setattr(found, field, values[field])
        found.full_clean()
        found.save()
    note_listed(found, variants, person.id)
    # What a store's goods cost changes with its list; groups and members are told by the terms.
    revision = Revision.advance()
    tell(variants, revision)
    after = audit.snapshot(found, *FIELDS)
    audit.record("changed" if price_list else "created", found, before=before, after=after)
    return found
