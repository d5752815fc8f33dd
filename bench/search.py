"""Search as you type in a shop of 100,000 goods: from each key to its hits on the screen.

As in `scan`, the wait for the screen's next refresh is left out. What is typed are beginnings of
goods' names, as people type them, in small letters.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from bench.result import Result
from bench.rounds import percentile

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop
    from bench.house.device import Timed
    from tests.e2e.counter import Counter

QUERIES = 30  # in a round
KEYS = 6  # of each
ROUNDS = 3
BUDGET_MS = 16
# What a key of its own types on every keyboard.
TYPED = re.compile(rf"[a-z][a-z0-9 ]{{{KEYS - 2}}}[a-z0-9]")


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, pairing_code

    shop = open_big_shop()
    if shop is None:
        return []
    from bench.house.device import device, open_counter
    from bench.house.latency import p99
    from bench.house.server import serving

    code, queries = pairing_code(shop), _queries(shop, QUERIES * (ROUNDS + 1))
    with serving() as port, device() as context:
        counter = open_counter(context, port, code)
        rounds = [
            [each for query in queries[start : start + QUERIES] for each in _type(counter, query)]
            for start in range(0, len(queries), QUERIES)
        ][1:]
    seen = percentile([each.painted for part in rounds for each in part], 99)
    work = [[each.work for each in part] for part in rounds]
    note = f"{seen:.1f} ms with the wait for 60 Hz"
    return [p99("search", work, BUDGET_MS, note)]


def _queries(shop: BigShop, count: int) -> list[str]:
    """Beginnings of names of goods that are there."""
    names = {good.name[:KEYS].lower() for good in shop.goods}
    return random.Random(1).sample(sorted(filter(TYPED.fullmatch, names)), count)


def _type(counter: Counter, query: str) -> list[Timed]:
    """Types it key by key into an empty field; every key finds something."""
    from bench.house.device import timed

    counter.page.get_by_role("textbox", name="Søg vare").fill("")
    return [
        timed(
            counter.page,
            lambda key=key: counter.page.keyboard.press(key),  # type: ignore[misc]
            event="keydown",
            key=key,
            answer="search",
            shows=[(".shelf ul .name", None)],
        )
        for key in query
    ]
