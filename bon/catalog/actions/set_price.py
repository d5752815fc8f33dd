"""Gives a variant a new price on the chain's list."""

from __future__ import annotations

from bon.catalog.facts import GoodsChanged, PricesChanged
from bon.catalog.models import Revision, Variant
from bon.catalog.variants import write_prices
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def set_price(person: Person, variant: Variant, amount: int | None) -> Variant:
    """`amount` in øre including VAT; None is asked at the counter. The same price again changes
    nothing. Raises ValidationError outside 0 … 999.999,99 kr."""
    require(person, "edit_goods")
    revision = Revision.advance()
    variant = Variant.objects.get(id=variant.id)
    before = variant.price
    if before == amount:
        return variant
    variant.price = amount
    variant.revision = revision
    variant.full_clean(exclude=["product"])
    variant.save(update_fields=["price", "revision"])
    write_prices([variant], "changed", person.id)
    audit.record("price_set", variant, before={"price": before}, after={"price": amount})
    publish([GoodsChanged((variant.id,), revision)])
    publish([PricesChanged(((variant.id, before),))])
    return variant
