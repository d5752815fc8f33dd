"""Labels follow prices and campaigns: what says something else than it did needs a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bon.campaigns.facts import CampaignTurned
from bon.catalog.facts import PricesChanged
from bon.catalog.store_prices import own_prices, store_prices
from bon.kit.facts import effect, projection
from bon.kit.tenancy import organisation_id
from bon.labels import jobs
from bon.labels.actions.furnish_templates import furnish_templates
from bon.labels.actions.queue import queue_changed
from bon.labels.reasons import PRICE
from bon.labels.shown import promised_in, shown
from bon.organisation.facts import OrganisationFounded
from bon.organisation.models import Store


def follow_prices(facts: Sequence[PricesChanged]) -> None:
    """In the store that is meant, or in all whose own list says nothing of these goods."""
    for fact in facts:
        stores = [fact.store] if fact.store else _stores()
        for store in stores:
            _follow(store, dict(fact.before), chain=fact.store is None)


def _follow(store: UUID, before: dict[UUID, int | None], *, chain: bool) -> None:
    own = own_prices(store, before.keys()) if chain else {}
    changed = {id: price for id, price in before.items() if id not in own}
    promised = promised_in(store, changed.keys())
    was = shown(changed, promised)
    queue_changed(store, PRICE, was, shown(store_prices(store, changed.keys()), promised))


def follow_campaigns(facts: Sequence[CampaignTurned]) -> None:
    """By the worker: a campaign may be for all goods in all stores. One after the other, as what
    the second finds on a label was put there by the first."""
    organisation = str(organisation_id())
    turned: list[Any] = [fact.kept() for fact in facts]
    turning = jobs.follow.configure(lock=f"labels-{organisation}")
    turning.defer(organisation=organisation, turned=turned)


def _stores() -> list[UUID]:
    return list(Store.objects.order_by("id").values_list("id", flat=True))


REACTIONS = [
    projection(OrganisationFounded, furnish_templates),
    projection(PricesChanged, follow_prices),
    effect(CampaignTurned, follow_campaigns),
]
