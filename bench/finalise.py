"""From the tap on a way of paying to the sale signed and on the disk, four lines a sale.

To the moment the engine's answer reaches the page, which it gives when the journal's transaction
is durable: payment, rules, signature, disk and the receipt to show are among it. The server is
there, and entries go up behind the sales as they do in a shop.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench.result import Result
from bench.rounds import percentile

if TYPE_CHECKING:
    from bench.house.big_shop import Good
    from bench.house.device import Timed
    from tests.e2e.counter import Counter

LINES = 4
SALES = 170  # in a round
ROUNDS = 3
WARM_UP = 10
BUDGET_MS = 60


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, pairing_code

    shop = open_big_shop()
    if shop is None:
        return []
    from bench.house.device import device, open_counter
    from bench.house.latency import p99
    from bench.house.server import serving

    code, chosen = pairing_code(shop), random.Random(1)
    with serving() as port, device() as context:
        counter = open_counter(context, port, code)

        def sales(count: int) -> list[Timed]:
            return [_sell(counter, chosen.sample(shop.goods, LINES)) for _ in range(count)]

        sales(WARM_UP)
        rounds = [sales(SALES) for _round in range(ROUNDS)]
    seen = percentile([each.painted for part in rounds for each in part], 99)
    durable = [[each.answered for each in part] for part in rounds]
    return [p99("finalise", durable, BUDGET_MS, f"{seen:.1f} ms until the receipt is shown")]


def _sell(counter: Counter, goods: list[Good]) -> Timed:
    from bench.house.device import scan, timed

    for good in goods:
        scan(counter.page, good)
    return timed(
        counter.page,
        lambda: counter.button("Kort").click(),
        event="click",
        answer="finish",
        shows=[('[data-testid="paid"]', None)],
    )
