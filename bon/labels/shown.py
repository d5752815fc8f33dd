"""What a label must say of goods in a store today: price, before-price and offer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from bon.campaigns import goods
from bon.campaigns.before_price import KINDS, campaign_price, lowest
from bon.campaigns.models import Campaign
from bon.catalog.models import Variant

# A longer list of goods takes longer to send than all goods of a campaign take to read.
FEW = 2_000


class Shown(NamedTuple):
    """`price` and `before` in øre including VAT, None for none; `offer`: the campaigns' names."""

    price: int | None
    before: int | None = None
    offer: str = ""

    def kept(self) -> list[Any]:
        """As JSON holds it."""
        return list(self)


class Promise(NamedTuple):
    """A campaign, and the variants that it is for with the before-price that it announces."""

    campaign: Campaign
    meant: Mapping[UUID, int | None]


def promised_in(store: UUID, ids: Collection[UUID], *, but: Collection[UUID] = ()) -> list[Promise]:
    """What holds now for everybody the whole day: the others are no business of a label. `but`:
    campaigns to leave out."""
    now = timezone.now()
    live = Campaign.objects.filter(
        Q(store=None) | Q(store=store),
        Q(ends_at=None) | Q(ends_at__gt=now),
        starts_at__lte=now,
        audience="everybody",
    )
    found = [each for each in live.exclude(id__in=but).order_by("number") if on_labels(each)]
    return promises(store, found, ids)


def on_labels(campaign: Campaign) -> bool:
    """A promise about the whole basket says nothing of one of the goods."""
    timed = campaign.weekdays or campaign.from_time or campaign.until_time
    return campaign.audience == "everybody" and campaign.kind != "threshold" and not timed


def promises(store: UUID, campaigns: Sequence[Campaign], ids: Collection[UUID]) -> list[Promise]:
    """What these campaigns say of these variants in a store."""
    return [Promise(each, _meant(store, each, ids)) for each in campaigns]


def shown(prices: Mapping[UUID, int | None], promised: Sequence[Promise]) -> dict[UUID, Shown]:
    """By variant; `prices` are what they cost without campaigns."""
    found = {id: Shown(price) for id, price in prices.items()}
    for campaign, meant in promised:
        for id, before in meant.items():
            if id in found:
                found[id] = _with(found[id], campaign, prices[id], before)
    return found


def _meant(store: UUID, campaign: Campaign, ids: Collection[UUID]) -> dict[UUID, int | None]:
    targets = [target for part in campaign.parts for target in part["targets"]]
    variants = goods.variants_of(targets)
    if len(ids) <= FEW:
        variants = variants.filter(id__in=ids)
    if not campaign.before_price or campaign.kind not in KINDS:
        return dict.fromkeys(variants.values_list("id", flat=True))
    rows: list[Variant] = list(variants)
    least = lowest(rows, campaign, store)
    return {variant.id: least.get(variant.id, variant.price) for variant in rows}


def _with(shown: Shown, campaign: Campaign, usual: int | None, before: int | None) -> Shown:
    offer = ", ".join(filter(None, (shown.offer, campaign.name)))
    if usual is None or campaign.kind not in KINDS:
        return shown._replace(offer=offer)
    price = campaign_price(campaign, usual)
    if shown.price is not None and price >= shown.price:
        return shown
    told = min(before, usual) if before is not None else None
    return Shown(price, told if told is not None and told > price else None, offer)
