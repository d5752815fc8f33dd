"""Labels follow prices and campaigns: what says something else than it did needs a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from bon.campaigns import goods
from bon.campaigns.facts import CampaignTurned
from bon.campaigns.models import Campaign
from bon.catalog.facts import PricesChanged
from bon.catalog.store_prices import own_prices, store_prices
from bon.kit.facts import projection
from bon.labels.actions.furnish_templates import furnish_templates
from bon.labels.actions.queue import queue_changed
from bon.labels.reasons import BEGUN, ENDED, PRICE
from bon.labels.shown import campaigns_in, on_labels, shown
from bon.organisation.facts import OrganisationFounded
from bon.organisation.models import Store


def follow_prices(facts: Sequence[PricesChanged]) -> None:
    """In the store that is meant, or in all whose own list says nothing of these goods."""
    now = timezone.now()
    for fact in facts:
        stores = [fact.store] if fact.store else _stores()
        for store in stores:
            _follow(store, dict(fact.before), now, chain=fact.store is None)


def _follow(store: UUID, before: dict[UUID, int | None], now: datetime, *, chain: bool) -> None:
    own = own_prices(store, before.keys()) if chain else {}
    changed = {id: price for id, price in before.items() if id not in own}
    campaigns = campaigns_in(store, now)
    was = shown(changed, campaigns)
    queue_changed(store, PRICE, was, shown(store_prices(store, changed.keys()), campaigns))


def follow_campaigns(facts: Sequence[CampaignTurned]) -> None:
    for fact in facts:
        told = [each for each in (fact.before, fact.after) if each is not None and on_labels(each)]
        meant = [each.store_id for each in told]
        stores: Collection[UUID] = _stores() if None in meant else {id for id in meant if id}
        targets = [target for each in told for part in each.parts for target in part["targets"]]
        variants = list(goods.variants_of(targets).values_list("id", flat=True))
        for store in sorted(stores):
            _turn(store, fact, variants)


def _turn(store: UUID, fact: CampaignTurned, variants: Collection[UUID]) -> None:
    named = fact.after or fact.before
    others = campaigns_in(store, timezone.now(), but=named.id if named else None)
    prices = store_prices(store, variants)
    was = shown(prices, [*others, *_there(fact.before, store)])
    now = shown(prices, [*others, *_there(fact.after, store)])
    queue_changed(store, BEGUN if fact.after else ENDED, was, now)


def _there(campaign: Campaign | None, store: UUID) -> list[Campaign]:
    if campaign is None or campaign.store_id not in (None, store) or not on_labels(campaign):
        return []
    return [campaign]


def _stores() -> list[UUID]:
    return list(Store.objects.order_by("id").values_list("id", flat=True))


REACTIONS = [
    projection(OrganisationFounded, furnish_templates),
    projection(PricesChanged, follow_prices),
    projection(CampaignTurned, follow_campaigns),
]
