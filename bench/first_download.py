"""A new device in a shop of 100,000 goods: from the tap on »Forbind« to the question who is there.

Key pair, pairing, terms and goods over HTTP, goods on the disk and in memory. The tap comes a
little before the pairing's answer, with which the budget begins.
"""

from __future__ import annotations

from bench.result import Result
from bench.rounds import spread

ROUNDS = 5
BUDGET_SECONDS = 10


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, pairing_code

    shop = open_big_shop()
    if shop is None:
        return []
    from bench.house.server import serving

    codes = [pairing_code(shop) for _ in range(ROUNDS)]
    with serving() as port:
        took = spread([_pair(port, code) for code in codes])
    return [
        Result(
            "first_download",
            took.median,
            "s",
            budget=BUDGET_SECONDS,
            low=took.low,
            high=took.high,
        )
    ]


def _pair(port: int, code: str) -> float:
    """Seconds, on a browser that has never seen the register."""
    from bench.house.device import device, timed
    from tests.e2e.counter import Counter

    with device() as context:
        counter = Counter(context, f"http://127.0.0.1:{port}")
        paired = timed(
            counter.page,
            lambda: counter.pair(code),
            event="click",
            shows=[("h1", "Hvem ekspederer?")],
        )
    return paired.painted / 1e3
