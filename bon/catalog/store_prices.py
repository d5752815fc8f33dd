"""What everybody pays in a store: the price on the store's own list, else the chain's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.utils import timezone

from bon.catalog.facts import PricesChanged
from bon.catalog.models import ListedPrice, PriceList, Variant
from bon.kit.facts import publish

Prices = dict[UUID, int | None]


def store_prices(store: UUID, variants: Collection[UUID], day: dt.date | None = None) -> Prices:
    """In øre including VAT; None is asked at the counter. `day`: today where none is named."""
    chain = Variant.objects.filter(id__in=variants).values_list("id", "price")
    return {**dict(chain), **own_prices(store, variants, day)}


def own_prices(store: UUID, variants: Collection[UUID], day: dt.date | None = None) -> Prices:
    """Only those that the store's own list says."""
    lists = PriceList.objects.filter(PriceList.holding(day or timezone.localdate()), store=store)
    listed = ListedPrice.objects.filter(price_list__in=lists, variant__in=variants)
    return dict(listed.values_list("variant_id", "amount"))


@contextmanager
def noting_prices(stores: Collection[UUID | None], variants: Collection[UUID]) -> Iterator[None]:
    """Tells afterwards what came to cost something else in these stores; None is no store."""
    own = [store for store in stores if store is not None]
    before = {store: store_prices(store, variants) for store in own}
    yield
    for store in before:
        tell_changed(store, before[store], store_prices(store, variants))


def tell_changed(store: UUID, before: Prices, after: Prices) -> None:
    """Publishes those that differ."""
    changed = tuple((id, price) for id, price in before.items() if after.get(id, price) != price)
    if changed:
        publish([PricesChanged(changed, store)])
