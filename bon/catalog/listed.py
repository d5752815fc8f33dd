"""What stands on price lists, for the office: lists and their goods."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, F, QuerySet

from bon.catalog import queries
from bon.catalog.models import ListedPrice, PriceList, Variant
from bon.kit.listing import Order, Place, page_of
from till.rounding import half_up, to_multiple

WHOLE_KRONER = 100
PAGE = 50


class OnList(NamedTuple):
    """A variant with its price on a list, its usual one and the discount in whole per cent."""

    variant: Variant
    amount: int
    usual: int | None
    reduced_bp: int | None


class OnListPage(NamedTuple):
    rows: list[OnList]
    next: Place | None


def lists() -> QuerySet[PriceList]:
    """All but the chain's own, each with how many goods are on it."""
    rows: QuerySet[PriceList] = PriceList.objects.filter(
        chain=False, dropped_at=None
    ).select_related("store")
    return rows.annotate(goods=Count("prices")).order_by("name")


def goods_on(
    price_list: PriceList, text: str = "", after: Place | None = None, size: int = PAGE
) -> OnListPage:
    """In Danish order; every word of the text begins or stands inside a word of theirs."""
    prices = ListedPrice.objects.filter(price_list=price_list).select_related("variant")
    if text.strip():
        prices = prices.filter(variant__in=queries.variants(text))
    keyed = prices.annotate(key=F("variant_id"), value=F("variant__sort_key"))
    shown, following = page_of(keyed, Order("name"), after, size)
    return OnListPage([_on(price) for price in shown], following)


def _on(price: ListedPrice) -> OnList:
    usual = price.variant.price
    reduced = 100 * half_up((usual - price.amount) * 100, usual) if usual else None
    return OnList(price.variant, price.amount, usual, reduced)


def reduced(price: int, rate_bp: int, *, whole: bool) -> int:
    """A price less some per cent, in øre; `whole`: to whole kroner."""
    amount = half_up(price * (10_000 - rate_bp), 10_000)
    return to_multiple(amount, WHOLE_KRONER) if whole else amount
