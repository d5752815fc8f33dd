"""Gives a variant a price on a list that is not the chain's, or takes it off the list."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import ListedPrice, PriceList, Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def set_listed_price(
    person: Person, price_list: PriceList, variant: Variant, amount: int | None
) -> Variant:
    """`amount` in øre including VAT; None takes the variant off the list. Raises ValidationError
    outside 0 … 999.999,99 kr. and for the chain's own list."""
    require(person, "edit_goods")
    if price_list.chain:
        raise ValidationError(_("Kædens priser står på varerne selv."))
    revision = Revision.advance()
    variant = Variant.objects.get(id=variant.id)
    before = variant.prices
    standing = ListedPrice.objects.filter(price_list=price_list, variant=variant).first()
    if amount is None:
        if standing is not None:
            standing.delete()
    else:
        row = standing or ListedPrice(price_list=price_list, variant=variant)
        row.amount = amount
        row.full_clean(exclude=["price_list", "variant"])
        row.save()
    listed = ListedPrice.objects.filter(variant=variant).order_by("price_list_id")
    variant.prices = " ".join(f"{each.price_list_id}={each.amount}" for each in listed)
    variant.revision = revision
    variant.save(update_fields=["prices", "revision"])
    audit.record("price_set", variant, before={"prices": before}, after={"prices": variant.prices})
    publish([GoodsChanged((variant.id,), revision)])
    return variant
