"""The office's list of goods, searched as one types, in a shop of 100,000: what each key waits for.

Asked as the page asks, over Django's own door and without a network: the beginnings of names and
of words inside them, numbers and whole barcodes. Nothing else is asked of the machine meanwhile.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from bench.result import Result
from bench.rounds import percentile, seconds, spread

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop

QUERIES = 20  # in a round, each typed key by key
KEYS = 6
ROUNDS = 5
BUDGET_MS = 150


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, signed_in

    shop = open_big_shop()
    if shop is None:
        return []
    client, chance = signed_in(shop, {"HX-Request": "true", "HX-Target": "list"}), random.Random(1)
    _typed(client, _queries(shop, chance))
    rounds = [_typed(client, _queries(shop, chance)) for _round in range(ROUNDS)]
    every = [figure for each in rounds for figure in each]
    ends = spread([percentile(each, 95) for each in rounds])
    note = f"half of them within {percentile(every, 50):.0f} ms"
    figure = percentile(every, 95)
    limits: dict[str, Any] = {"budget": BUDGET_MS, "low": ends.low, "high": ends.high}
    return [Result("search_goods", figure, "ms", note=note, **limits)]


def _queries(shop: BigShop, chance: random.Random) -> list[str]:
    """What is typed: names, last words of names, barcodes, of goods that are there."""
    goods = chance.sample(shop.goods, QUERIES)
    asked = []
    for at, good in enumerate(goods):
        word = good.name.split()[-1]
        asked.append((good.name, word, good.barcode)[at % 3])
    return asked


def _typed(client: Any, queries: list[str]) -> list[float]:
    """How long each key of each waits, in ms; a scanner types a barcode as one."""

    def ask(text: str) -> float:
        def asked() -> None:
            assert client.get("/goods/", {"q": text}).status_code == 200

        return seconds(asked) * 1000

    return [
        ask(text)
        for query in queries
        for text in ([query] if query.isdigit() else [query[: n + 1] for n in range(KEYS)])
    ]
