"""The journal's door over HTTP against the same writes by hand, in the same PostgreSQL.

Four connections, two server processes; sales of four lines, all projections on. The ceiling is
one call of an SQL function for each sale, or for each 50: no HTTP, no JSON of the register's, no
hash, no signature, no chain.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from bench.result import Result
from bench.rounds import interleave, ratios, spread

CONNECTIONS = 4
SINGLES = 200  # of each connection in each round
BATCHES = 12
BATCH = 50
PATH = "/register/v1/journal"


def run() -> list[Result]:
    from bench.house.database import analyze, application_url, open_database
    from bench.house.server import serving

    open_database()
    from bench.house.shop import open_shop

    counters = open_shop("Målinger", stores=2, registers=CONNECTIONS)
    with serving() as port:
        rig = Rig(counters, port, application_url())
        for contender in rig.contenders.values():
            contender()
        analyze()
        figures = interleave(rig.contenders, rounds=7)
    return [
        _result("intake single", figures["single"], figures["single by hand"], 0.40),
        _result("intake 50", figures["batch"], figures["batch by hand"], 0.50),
    ]


class Rig:
    """Registers for the door and registers for the hand, and what each sends in a round."""

    def __init__(self, counters: list[Any], port: int, conninfo: str) -> None:
        self.by_door, self.by_hand = counters[::2], counters[1::2]
        self.port = port
        self.conninfo = conninfo

    @property
    def contenders(self) -> dict[str, Callable[[], float]]:
        return {
            "single": partial(self.door, SINGLES, 1),
            "single by hand": self.hand_single,
            "batch": partial(self.door, BATCHES, BATCH),
            "batch by hand": self.hand_batch,
        }

    def door(self, uploads: int, size: int) -> float:
        """Sales a second through the door."""
        from bench.house.drive import drive, http_request, http_sender
        from bench.house.shop import upload

        work = []
        for counter in self.by_door:
            made = [[element for _, element in counter.sell(size)] for _ in range(uploads)]
            work.append([http_request(PATH, counter.token, upload(each)) for each in made])
        return _rate(uploads * size, drive(partial(http_sender, self.port), work))

    def hand_single(self) -> float:
        """Sales a second, one call for each."""
        from bench.house.ceiling import SALE_CALL, sale_arguments
        from bench.house.drive import drive, sql_sender

        work = [
            [sale_arguments(counter, made) for made in counter.sell(SINGLES)]
            for counter in self.by_hand
        ]
        return _rate(SINGLES, drive(partial(sql_sender, self.conninfo, SALE_CALL), work))

    def hand_batch(self) -> float:
        """Sales a second, one call for each 50."""
        from bench.house.ceiling import BATCH_CALL, batch_arguments
        from bench.house.drive import drive, sql_sender

        work = [
            [batch_arguments(counter, counter.sell(BATCH)) for _ in range(BATCHES)]
            for counter in self.by_hand
        ]
        return _rate(BATCHES * BATCH, drive(partial(sql_sender, self.conninfo, BATCH_CALL), work))


def _rate(sales: int, seconds: float) -> float:
    return sales * CONNECTIONS / seconds


def _result(name: str, ours: list[float], ceiling: list[float], budget: float) -> Result:
    ratio = ratios(ours, ceiling)
    return Result(
        name,
        spread(ours).median,
        "sales/s",
        ratio=ratio.median,
        budget=budget,
        at_least=True,
        low=ratio.low,
        high=ratio.high,
        note=f"by hand {spread(ceiling).median:.0f} sales/s; range is of the ratio",
    )
