"""Gives goods prices on a list that is not the chain's, or takes them off the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from bon.catalog.facts import GoodsChanged
from bon.catalog.list_history import note_listed
from bon.catalog.models import ListedPrice, PriceList, Revision, Variant
from bon.catalog.store_prices import noting_prices
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.tenancy import organisation_id
from bon.staff.access import require
from bon.staff.models import Person

MOST = 99_999_999

# What the registers get of a variant: every list it is on, with its price there.
_TELL = """
UPDATE catalog_variant v SET revision = %(revision)s, prices = coalesce((
  SELECT string_agg(l.price_list_id || '=' || l.amount, ' ' ORDER BY l.price_list_id)
  FROM catalog_listedprice l
  WHERE l.organisation_id = %(tenant)s AND l.variant_id = v.id), '')
WHERE v.organisation_id = %(tenant)s AND v.id = ANY (%(variants)s)
"""


def list_prices(person: Person, price_list: PriceList, amounts: Mapping[UUID, int | None]) -> int:
    """`amounts`: of a variant in øre including VAT; None takes it off the list. Gives how many
    variants there were; ids of none are left out. Raises ValidationError outside
    0 … 999.999,99 kr. and for the chain's own list."""
    require(person, "edit_goods")
    if price_list.chain:
        raise ValidationError(_("Kædens priser står på varerne selv."))
    if any(amount is not None and not 0 <= amount <= MOST for amount in amounts.values()):
        raise ValidationError(_("Prisen ligger uden for 0 til 999.999,99"))
    known = put_on_list(price_list, amounts, person.id)
    kept = [id for id in known if amounts[id] is not None]
    audit.record("prices_listed", price_list, after={"set": len(kept), "of": len(known)})
    return len(known)


def put_on_list(
    price_list: PriceList, amounts: Mapping[UUID, int | None], who: UUID | None
) -> list[UUID]:
    """The same, of amounts that may be; gives the variants. Writes down what they cost from now
    on, and tells registers and labels. On a list that was dropped nothing is done."""
    revision = Revision.advance()
    if not PriceList.objects.filter(id=price_list.id, dropped_at=None).exists():
        return []
    known = list(Variant.objects.filter(id__in=list(amounts)).values_list("id", flat=True))
    kept = {id: amount for id in known if (amount := amounts[id]) is not None}
    with noting_prices([price_list.store_id], known):
        price_list.prices.filter(variant_id__in=known).delete()
        ListedPrice.objects.bulk_create(
            [ListedPrice(price_list=price_list, variant_id=id, amount=kept[id]) for id in kept]
        )
    note_listed(price_list, known, who)
    tell(known, revision)
    return known


def tell(variants: Iterable[UUID], revision: int) -> None:
    """These variants' prices on lists go to the registers, as of a revision just taken."""
    ids = list(variants)
    with connection.cursor() as cursor:
        told: dict[str, Any] = {"revision": revision, "tenant": organisation_id(), "variants": ids}
        cursor.execute(_TELL, told)
    publish([GoodsChanged(tuple(ids), revision)])
