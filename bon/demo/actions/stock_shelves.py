"""The demo's opening stock: what its history will sell, and what shall then be left."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bon.catalog.models import Variant
from bon.demo.days import Day, Visit
from bon.demo.season import dice
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING
from till.shapes import Item

# Up to this price in øre, at least and at most so many pieces lie on a shelf.
DEPTHS = ((10_000, 6, 40), (50_000, 2, 14), (200_000, 0, 6), (10_000_000, 0, 3))
# The shelves were filled before the first day; of what is dear, part of what nobody asked for since
# is last year's.
FILLED = timedelta(weeks=2)
LAST_YEAR = timedelta(weeks=30)
DEAR = 200_000
LARGEST_JAR_GRAMS = 6_000
COST_PERCENT = (42, 66)


def stock_shelves(
    stores: dict[str, UUID], items: Iterable[Item], days: Sequence[Day], opens: datetime
) -> None:
    """Gives each store, by city, its opening stock of everything that lies on a shelf when the
    first day `opens`."""
    shelved = set(Variant.objects.filter(product__service=False).values_list("id", flat=True))
    goods = [item for item in items if UUID(item["variant"]) in shelved]
    for city, store in stores.items():
        sold = sold_in(city, days)
        fresh: list[Change] = []
        old: list[Change] = []
        for item in goods:
            milli = sold[item["variant"]] + left_of(city, item)
            worth = milli * cost_of(item) // 1000
            wanted = sold[item["variant"]] > 0
            lot = fresh if wanted or not is_old(city, item) else old
            lot.append(Change(UUID(item["variant"]), milli, worth=worth))
        adjust(store, old, OPENING, at=opens - LAST_YEAR)
        adjust(store, fresh, OPENING, at=opens - FILLED)


def is_old(city: str, item: Item) -> bool:
    """Whether it lies there since last year if nobody asks for it."""
    return (item["price"] or 0) > DEAR and dice("old", city, item["sku"]).random() < 1 / 3


def cost_of(item: Item) -> int:
    """What a piece or a kilo was bought for, in øre without VAT: about half of what it is sold
    for."""
    share = dice("cost", item["sku"]).randint(*COST_PERCENT)
    return (item["price"] or 0) * 4 // 5 * share // 100


def sold_in(city: str, days: Iterable[Day]) -> Tally[str]:
    """What the planned days may at most take off the shelves of a store, by variant."""
    sold: Tally[str] = Tally()
    for day in days:
        if day.counter.city != city:
            continue
        for moment in day.moments:
            if isinstance(moment, Visit):
                for wanted in moment.basket:
                    sold[wanted.item["variant"]] += wanted.quantity_milli
    return sold


def left_of(city: str, item: Item) -> int:
    """How much of an item lies on the shelf today, in thousandths: many tubes, few tents."""
    chance = dice("shelf", city, item["sku"])
    if item["weighed"]:
        return chance.randrange(500, LARGEST_JAR_GRAMS, 50)
    price = item["price"] or 0
    low, high = next((low, high) for limit, low, high in DEPTHS if price <= limit)
    return chance.randint(low, high) * 1000
