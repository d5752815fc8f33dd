"""A backlog after an outage: 1,000 registers a day offline, 480,000 sales, scaled down.

Over HTTP, four connections, uploads of 200, as the registers send them.
"""

from __future__ import annotations

from functools import partial

from bench.result import Result
from bench.rounds import spread

REGISTERS = 20
SALES = 480  # a register's day
UPLOAD = 160
ALL_SALES = 480_000
CONNECTIONS = 4
ROUNDS = 3
PATH = "/register/v1/journal"


def run() -> list[Result]:
    from bench.house.database import analyze, open_database
    from bench.house.server import serving

    open_database()
    from bench.house.drive import drive, http_request, http_sender
    from bench.house.shop import Counter, open_shop, upload

    counters = open_shop("Efter nedbrud", stores=4, registers=REGISTERS // 4)

    def backlog(counter: Counter) -> list[bytes]:
        day = [element for _, element in counter.sell(SALES)]
        starts = range(0, SALES, UPLOAD)
        bodies = [upload(day[start : start + UPLOAD]) for start in starts]
        return [http_request(PATH, counter.token, body) for body in bodies]

    seconds = []
    with serving() as port:
        for turn in range(ROUNDS + 1):
            shares = [
                [request for counter in counters[n::CONNECTIONS] for request in backlog(counter)]
                for n in range(CONNECTIONS)
            ]
            elapsed = drive(partial(http_sender, port), shares)
            if turn == 0:
                analyze()
            else:
                seconds.append(elapsed * ALL_SALES / (REGISTERS * SALES))
    figures = spread(seconds)
    return [
        Result(
            "drain 480 000 sales",
            figures.median,
            "s",
            budget=300,
            low=figures.low,
            high=figures.high,
            note=f"scaled up from {REGISTERS * SALES} sales",
        )
    ]
