"""Closing a day of 1,000 sales: the server's part, from the Z leaving the register to its page.

The day's sales have gone up as they were made; count, Z and sign-out come in one upload.
"""

from __future__ import annotations

import time

from bench.result import Result
from bench.rounds import spread

SALES = 1_000
ROUNDS = 5


def run() -> list[Result]:
    from bench.house.database import analyze, open_database

    open_database()
    from bench.house.shop import Counter, deliver, open_shop
    from bon.kit.tenancy import acting_for
    from bon.sales.models import Shift
    from bon.sales.queries import shift_detail, z_page

    counter = open_shop("Lukketid", stores=1, registers=1)[0]
    employee = str(counter.till.employee)

    def trade(counter: Counter) -> None:
        counter.till.held += [element for _, element in counter.sell(SALES)]
        deliver(counter)

    def close(counter: Counter) -> float:
        counter.till.count_cash()
        printed = counter.till.close_shift()
        started = time.perf_counter()
        deliver(counter)
        with acting_for(counter.organisation):
            row = z_page(size=1).rows[0]
            seen = shift_detail(Shift.objects.get(id=row.id)).figures
        elapsed = time.perf_counter() - started
        assert seen == printed
        return elapsed

    seconds = []
    for turn in range(ROUNDS):
        if turn:
            counter.till.sign_in(employee)
            counter.till.open_shift()
        trade(counter)
        analyze()
        seconds.append(close(counter))
    figures = spread(seconds)
    return [
        Result(
            "close_day server", figures.median, "s", budget=1, low=figures.low, high=figures.high
        )
    ]
