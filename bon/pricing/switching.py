"""Puts the prices of a repricing on its goods, all at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from bon.catalog.actions.list_prices import put_on_list
from bon.catalog.facts import GoodsChanged, PricesChanged
from bon.catalog.models import PriceList, Revision, Variant
from bon.catalog.variants import write_prices
from bon.kit.facts import publish
from bon.kit.tenancy import organisation_id
from bon.pricing.models import Repricing

_SWITCH = """
UPDATE catalog_variant v SET price = p.{after}, revision = %(revision)s
FROM pricing_newprice p
WHERE p.organisation_id = %(tenant)s AND p.repricing_id = %(repricing)s
  AND v.organisation_id = %(tenant)s AND v.id = p.variant_id
  AND v.price IS NOT DISTINCT FROM p.{before}
RETURNING v.id, p.{before}
"""
_FORTH = _SWITCH.format(before="before", after="amount")
_BACK = _SWITCH.format(before="amount", after="before")


def switch(repricing: Repricing, who: UUID, *, back: bool = False) -> int:
    """Gives how many goods cost something else now: those that cost what the repricing found
    (`back`: what it made)."""
    revision = Revision.advance()
    if repricing.price_list:
        return _switch_listed(repricing, repricing.price_list, who, back=back)
    values: dict[str, Any] = {
        "revision": revision,
        "tenant": organisation_id(),
        "repricing": repricing.id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BACK if back else _FORTH, values)
        cost = tuple(cursor.fetchall())
    if cost:
        ids = [id for id, _before in cost]
        write_prices(list(Variant.objects.filter(id__in=ids)), "changed", who)
        publish([GoodsChanged(tuple(ids), revision)])
        publish([PricesChanged(cost)])
    return len(cost)


def _switch_listed(repricing: Repricing, price_list: PriceList, who: UUID, *, back: bool) -> int:
    """The same on a list that is not the chain's."""
    rows = list(repricing.prices.values_list("variant_id", "before", "amount"))
    listed = price_list.prices.filter(variant__in=[variant for variant, *_prices in rows])
    now = dict(listed.values_list("variant_id", "amount"))
    amounts = {
        variant: before if back else amount
        for variant, before, amount in rows
        if now.get(variant) == (amount if back else before)
    }
    return len(put_on_list(price_list, amounts, who)) if amounts else 0
