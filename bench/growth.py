"""What a sale costs as the tables grow: 10^5 and 10^6 lines present, against 10^4.

The small database stays beside the growing one, in the same PostgreSQL, and every round asks
both. History is made by copying the first sales into the days before.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import psycopg

from bench.result import Result
from bench.rounds import interleave, ratios, spread

LINES = 10_000
STEPS = (100_000, 1_000_000)
BATCH = 50
UPLOADS = 12  # in each round, of each database
SMALL = "bench_small"


def run() -> list[Result]:
    from bench.house.database import VAR, analyze, open_database
    from bon.config.cluster import DATABASE, cluster_url
    from bon.kit.ids import uuid7

    open_database()
    from bench.house.history import TABLES, copy_back
    from bench.house.shop import LINES as LINES_A_SALE
    from bench.house.shop import deliver, open_shop

    first = uuid7()
    counter = open_shop("Vækst", stores=1, registers=1)[0]
    for _ in range(LINES // LINES_A_SALE // 200):
        counter.till.held += [element for _, element in counter.sell(200)]
        deliver(counter)
    originals = first, uuid7()
    superuser = cluster_url(VAR, "postgres", "postgres")
    _copy_database(superuser, DATABASE)
    twins = {DATABASE: counter, SMALL: _twin(counter)}
    results, present = [], LINES
    for step in STEPS:
        days = range(present // LINES, step // LINES)
        copy_back(cluster_url(VAR, "postgres"), TABLES, days, originals)
        present = step
        analyze()
        contenders = {name: partial(_cost, name, twin) for name, twin in twins.items()}
        for contender in contenders.values():
            contender()
        figures = interleave(contenders, rounds=9)
        results.append(_result(step, figures[DATABASE], figures[SMALL]))
    _use(DATABASE)
    return results


def _copy_database(superuser: str, name: str) -> None:
    from django.db import connection, connections

    connection.close()
    connections["owner"].close()
    with psycopg.connect(superuser, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {SMALL} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {SMALL} TEMPLATE {name} OWNER bon_owner")


def _twin(counter: Any) -> Any:
    """The same register a second time: from here the two chains go on apart."""
    from copy import copy

    twin = copy(counter)
    twin.till = copy(counter.till)
    twin.till.held = []
    twin.till.shift = copy(counter.till.shift)
    twin.till.shift.entries = []
    return twin


def _cost(name: str, counter: Any) -> float:
    """Milliseconds a sale, in uploads of 50, straight at the door's action."""
    from bench.house.shop import take_upload

    uploads = [[element for _, element in counter.sell(BATCH)] for _ in range(UPLOADS)]
    _use(name)
    take_upload(counter, [uploads[0][0]])
    started = time.perf_counter()
    for upload in uploads:
        take_upload(counter, upload)
    return (time.perf_counter() - started) * 1e3 / (UPLOADS * BATCH)


def _use(name: str) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name


def _result(lines: int, grown: list[float], small: list[float]) -> Result:
    ratio = ratios(grown, small)
    return Result(
        f"growth {lines:,} lines".replace(",", " "),
        spread(grown).median,
        "ms/sale",
        ratio=ratio.median,
        budget=1.2,
        low=ratio.low,
        high=ratio.high,
        note=f"{spread(small).median:.3f} ms/sale with 10 000 lines",
    )
