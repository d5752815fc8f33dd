"""Asks for labels where goods have come to cost something else."""

from __future__ import annotations

from uuid import UUID

from bon.catalog.facts import PricesChanged
from bon.catalog.store_prices import Prices, own_prices, store_prices
from bon.labels.actions.queue import queue_changed
from bon.labels.reasons import PRICE
from bon.labels.shown import promised_in, shown
from bon.organisation.models import Store


def follow_prices(changed: PricesChanged) -> None:
    """In the store that is meant, or in all whose own list says nothing of these goods."""
    before = dict(changed.before)
    if changed.store:
        _follow(changed.store, before)
        return
    for store in Store.objects.order_by("id").values_list("id", flat=True):
        own = own_prices(store, before.keys())
        _follow(store, {id: price for id, price in before.items() if id not in own})


def _follow(store: UUID, before: Prices) -> None:
    promised = promised_in(store, before.keys())
    now = store_prices(store, before.keys())
    queue_changed(store, PRICE, shown(before, promised), shown(now, promised))
