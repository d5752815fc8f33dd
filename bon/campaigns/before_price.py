"""The lowest price of goods in the thirty days before a campaign.

Whoever announces a price as reduced must show the lowest price used in at least thirty days
before, fourteen for what perishes quickly; where a reduction grows step by step, before the first
step (prismærkningsbekendtgørelsen § 9a). A campaign that held for everybody in that time was a
price used. What counts is the price of the store. See `docs/algorithms/before-price.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.campaigns import goods
from bon.campaigns.models import Campaign
from bon.catalog.models import PriceList, PricePoint, Variant
from bon.catalog.store_prices import store_prices
from bon.kit import formats
from bon.kit.tenancy import organisation_id
from bon.organisation.models import Store
from till.rounding import half_up

DAYS, PERISHABLE_DAYS = timedelta(days=30), timedelta(days=14)
KINDS = ("percent_off", "amount_off", "fixed_price")
# How far back the steps of one reduction are followed.
STEPS_SINCE = timedelta(days=400)
_SHOWN = 3
_LOWEST = (Path(__file__).parent / "sql" / "lowest.sql").read_text()


class _Earlier(NamedTuple):
    campaign: Campaign
    variants: frozenset[UUID]


def check_before_price(campaign: Campaign) -> None:
    """Raises ValidationError, naming goods and figure, where what they cost now is more than the
    lowest price of the days before, in any store that the campaign is for."""
    if not campaign.before_price or campaign.kind not in KINDS:
        return
    variants = list(_goods_of(campaign).exclude(price=None))
    told = [each for store in _stores(campaign) for each in _over(variants, campaign, store)]
    if told:
        raise ValidationError(
            _(
                "Førprisen må højst være den laveste pris i de seneste 30 dage. %(goods)s har "
                "kostet mindre end nu. Skriv den lavere førpris, eller vent, til der er gået "
                "30 dage."
            ),
            params={"goods": ", ".join(told[:_SHOWN])},
        )


def too_new(campaign: Campaign) -> list[tuple[str, int]]:
    """Goods whose price is known for too few days to say what they cost before, with how many."""
    if not campaign.before_price or campaign.kind not in KINDS:
        return []
    variants = list(_goods_of(campaign).exclude(price=None))
    points = PricePoint.objects.filter(variant__in=variants, amount__isnull=False)
    since = dict(points.values_list("variant_id").annotate(Min("starts_at")))
    days = _days_of(variants)
    start = timezone.localtime(campaign.starts_at)
    return [
        (variant.name, max(0, (start - since[variant.id]).days))
        for variant in variants
        if variant.id in since and since[variant.id] > start - days[variant.id]
    ]


def lowest(
    variants: Sequence[Variant], campaign: Campaign, store: UUID | None = None
) -> dict[UUID, int]:
    """In øre, by variant: the lowest price of the days before the campaign, in its store or
    `store`; by the chain's prices where neither is said."""
    where = campaign.store_id or store
    prices = {variant.id: variant.price or 0 for variant in variants}
    if where:
        now = store_prices(where, prices.keys())
        prices = {id: now.get(id) or price for id, price in prices.items()}
    earlier = _earlier(campaign, where, prices.keys())
    days = _days_of(variants)
    periods: dict[tuple[datetime, datetime], list[UUID]] = defaultdict(list)
    for id, price in prices.items():
        start = timezone.localtime(_first_step(campaign, earlier, id, price))
        periods[start - days[id], start].append(id)
    least: dict[UUID, int] = {}
    for (begin, end), ids in periods.items():
        least |= _lowest_in(ids, begin, end, where, earlier)
    return least


def campaign_price(campaign: Campaign, price: int) -> int:
    """What one piece costs in a campaign of one of `KINDS`, in øre."""
    if campaign.kind == "fixed_price":
        return min(price, campaign.price)
    if campaign.kind == "amount_off":
        return max(0, price - campaign.amount)
    return price - half_up(price * campaign.rate_bp, 10_000)


def _over(variants: Sequence[Variant], campaign: Campaign, store: UUID | None) -> list[str]:
    """Goods that cost more now than the lowest price, in words."""
    if store and store != campaign.store_id:
        variants = _priced_there(variants, store)
    least = lowest(variants, campaign, store)
    usual = {variant.id: variant.price for variant in variants}
    now = store_prices(store, usual) if store else usual
    name = Store.objects.get(id=store).name if store and store != campaign.store_id else ""
    where = _(" i %(store)s") % {"store": name} if name else ""
    return [
        f"{variant.name}{where}: {formats.money(least[variant.id])} kr."
        for variant in variants
        if variant.id in least and least[variant.id] < (now.get(variant.id) or 0)
    ]


def _priced_there(variants: Sequence[Variant], store: UUID) -> list[Variant]:
    """Those that a store may have sold for less than the chain."""
    points = PricePoint.objects.filter(price_list__store=store, variant__in=variants)
    own = set(points.values_list("variant_id", flat=True))
    for each in Campaign.objects.filter(store=store, kind__in=KINDS, audience="everybody"):
        own.update(_goods_of(each).values_list("id", flat=True))
    return [variant for variant in variants if variant.id in own]


def _stores(campaign: Campaign) -> list[UUID | None]:
    """Where prices may have been different: None stands for all others."""
    if campaign.store_id:
        return [campaign.store_id]
    own = PriceList.objects.filter(store__isnull=False).values_list("store_id", flat=True)
    there = Campaign.objects.filter(store__isnull=False).values_list("store_id", flat=True)
    return [None, *sorted({*own, *there})]


def _lowest_in(
    ids: Sequence[UUID],
    begin: datetime,
    end: datetime,
    store: UUID | None,
    earlier: Iterable[_Earlier],
) -> dict[UUID, int]:
    """With what campaigns took off while they held."""
    least = _plain(ids, begin, end, store)
    for each in earlier:
        since = max(begin, each.campaign.starts_at)
        until = min(end, each.campaign.ends_at or end)
        meant = [id for id in ids if id in each.variants]
        if since < until and meant:
            for id, price in _plain(meant, since, until, store).items():
                least[id] = min(least.get(id, price), campaign_price(each.campaign, price))
    return least


def _plain(
    ids: Sequence[UUID], begin: datetime, end: datetime, store: UUID | None
) -> dict[UUID, int]:
    values: dict[str, Any] = {
        "tenant": organisation_id(),
        "variants": list(ids),
        "begin": begin,
        "end": end,
        "store": store,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOWEST, values)
        return dict(cursor.fetchall())


def _earlier(campaign: Campaign, store: UUID | None, ids: Collection[UUID]) -> list[_Earlier]:
    """What held for everybody there before, the latest first."""
    there = Q(store=None) | Q(store=store) if store else Q(store=None)
    rows = Campaign.objects.filter(
        there,
        Q(ends_at=None) | Q(ends_at__gt=campaign.starts_at - STEPS_SINCE),
        kind__in=KINDS,
        audience="everybody",
        starts_at__lt=campaign.starts_at,
    ).exclude(id=campaign.id)
    found = [
        _Earlier(each, frozenset(_goods_of(each).filter(id__in=ids).values_list("id", flat=True)))
        for each in rows.order_by("-starts_at")
    ]
    return [each for each in found if each.variants]


def _first_step(
    campaign: Campaign, earlier: Iterable[_Earlier], variant: UUID, price: int
) -> datetime:
    """When the reduction began: with the campaign, or with the first of those that it goes on
    from without a pause, each announced and none cheaper than the next."""
    start: datetime = campaign.starts_at
    now = campaign_price(campaign, price)
    for each in earlier:
        before = campaign_price(each.campaign, price)
        seamless = each.campaign.ends_at is None or each.campaign.ends_at >= start
        if variant in each.variants and each.campaign.before_price and seamless and before >= now:
            start, now = each.campaign.starts_at, before
    return start


def _days_of(variants: Sequence[Variant]) -> Mapping[UUID, timedelta]:
    """How long what each cost before counts."""
    ids = [variant.id for variant in variants]
    soon = Variant.objects.filter(id__in=ids, product__perishable=True)
    perishable = set(soon.values_list("id", flat=True))
    return {id: PERISHABLE_DAYS if id in perishable else DAYS for id in ids}


def _goods_of(campaign: Campaign) -> QuerySet[Variant]:
    targets = [target for part in campaign.parts for target in part["targets"]]
    return goods.variants_of(targets)
