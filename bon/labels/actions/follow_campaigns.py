"""Asks for labels where campaigns have begun, ended or changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from bon.campaigns import goods
from bon.campaigns.facts import CampaignTurned
from bon.campaigns.models import Campaign
from bon.catalog.store_prices import store_prices
from bon.labels.actions.queue import queue_changed
from bon.labels.reasons import BEGUN, ENDED
from bon.labels.shown import on_labels, promised_in, promises, shown
from bon.organisation.models import Store


def follow_campaigns(turned: Sequence[CampaignTurned]) -> None:
    """All that turned at once together: a label says what is left when each has had its turn."""
    before = [each.before for each in turned if each.before and on_labels(each.before)]
    after = [each.after for each in turned if each.after and on_labels(each.after)]
    told = [*before, *after]
    targets = [target for each in told for part in each.parts for target in part["targets"]]
    variants = set(goods.variants_of(targets).values_list("id", flat=True))
    meant = {each.store_id for each in told}
    for store in Store.objects.order_by("id").values_list("id", flat=True):
        if meant & {None, store}:
            _follow(store, _of(store, before), _of(store, after), variants)


def _of(store: UUID, campaigns: Sequence[Campaign]) -> list[Campaign]:
    return [each for each in campaigns if each.store_id in (None, store)]


def _follow(
    store: UUID, before: Sequence[Campaign], after: Sequence[Campaign], variants: Collection[UUID]
) -> None:
    turned = {each.id for each in (*before, *after)}
    others = promised_in(store, variants, but=turned)
    begun = promises(store, after, variants)
    prices = store_prices(store, variants)
    was = shown(prices, [*others, *promises(store, before, variants)])
    now = shown(prices, [*others, *begun])
    new = {id for promise in begun for id in promise.meant}
    queue_changed(store, BEGUN, {id: was[id] for id in was if id in new}, now)
    queue_changed(store, ENDED, {id: was[id] for id in was if id not in new}, now)
