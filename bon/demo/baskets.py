"""Which goods a mission ends in: category by category, the cheap and the loved ones more often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

from bon.demo.missions import KINDS, ON_THE_WAY, Mission
from bon.demo.season import Outside, dice
from till.shapes import Item

SIZES_THAT_SELL = ("M", "L", "40-42", "43-45", "54 cm", "M/L")


class Wanted(NamedTuple):
    """Goods that go into the cart. `price` in øre only where the item has none of its own."""

    item: Item
    quantity_milli: int
    price: int | None


class Shelf(NamedTuple):
    """The goods of one category, and the running sum of how much each is asked for."""

    items: list[Item]
    appeal: list[float]


class Assortment:
    """The shop's goods as its customers see them."""

    def __init__(self, items: Iterable[Item]) -> None:
        by_category: dict[str, list[Item]] = defaultdict(list)
        for item in sorted(items, key=lambda item: item["sku"]):
            by_category[item["category"]].append(item)
        self.shelves = {
            category: Shelf(found, list(accumulate(appeal_of(item) for item in found)))
            for category, found in by_category.items()
        }

    def basket(self, chance: Random, kind: str, day: Outside) -> list[Wanted]:
        """What one customer of a counter or workshop takes to the till; never empty."""
        missions = KINDS[kind]
        mission = chance.choices(missions, [mission.pull(day) for mission in missions])[0]
        basket = list(self._collect(chance, mission))
        while len(basket) < 12 and chance.random() < 0.45:
            basket.append(self._pick(chance, _on_the_way(chance, kind), 1))
        return basket

    def _collect(self, chance: Random, mission: Mission) -> Iterable[Wanted]:
        for part in mission.parts:
            if chance.random() < part.chance:
                yield self._pick(chance, part.category, part.most)

    def _pick(self, chance: Random, category: str, most: int) -> Wanted:
        shelf = self.shelves[category]
        item = chance.choices(shelf.items, cum_weights=shelf.appeal)[0]
        if item["weighed"]:
            return Wanted(item, chance.randrange(80, 640, 5), None)
        pieces = _pieces(chance, most)
        if item["price"] is None:
            return Wanted(item, 1000, chance.randrange(2_500, 20_000, 500))
        return Wanted(item, pieces * 1000, None)


def appeal_of(item: Item) -> float:
    """How often an item is picked, beside others of its category."""
    price = item["price"] or 10_000
    loved = dice("loved", item["sku"]).uniform(0.3, 1.7)
    fits = 1.6 if item["name"].endswith(SIZES_THAT_SELL) else 1.0
    return float(loved * fits / price**0.5)


def _on_the_way(chance: Random, kind: str) -> str:
    categories = ON_THE_WAY[kind]
    return chance.choices(list(categories), list(categories.values()))[0]


def _pieces(chance: Random, most: int) -> int:
    """One as a rule, seldom as many as could be."""
    pieces = 1
    while pieces < most and chance.random() < 0.3:
        pieces += 1
    return pieces


def spent(basket: Sequence[Wanted]) -> int:
    """About what a basket costs, in øre, before any discount."""
    return sum(
        (wanted.price if wanted.price is not None else wanted.item["price"] or 0)
        * wanted.quantity_milli
        // 1000
        for wanted in basket
    )
