"""What a sale costs as the tables grow: 10^5 and 10^6 lines present, against 10^4.

The small database stays beside the growing one, in the same PostgreSQL, and every round asks
both. History is made by copying the first sales into the days before.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any
from uuid import UUID

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
        _grow(cluster_url(VAR, "postgres"), present, step, originals)
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


def _grow(url: str, present: int, wanted: int, originals: tuple[UUID, UUID]) -> None:
    """Copies of the first sales, each a day further back, until there are enough. `originals`:
    the ids before and behind them."""
    with psycopg.connect(url, autocommit=True) as admin:
        for table, ids in _TABLES.items():
            columns = [
                name
                for (name,) in admin.execute(
                    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass"
                    " AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                    [table],
                )
            ]
            taken = ", ".join(_shifted(name) if name == ids else f't."{name}"' for name in columns)
            copied = f"INSERT INTO {table} SELECT {taken} FROM {table} t, {_DAYS}"  # noqa: S608
            admin.execute(
                f"{copied} WHERE {ids} BETWEEN %s AND %s",
                [present // LINES, wanted // LINES - 1, *originals],
            )
        admin.execute("CHECKPOINT")


_TABLES = {
    "sales_sale": "id",
    "journal_entry": "id",
    "sales_saleline": "sale_id",
    "sales_payment": "sale_id",
    "stock_movement": "source_id",
}


_DAYS = "generate_series(%s::bigint, %s::bigint) AS days (day)"


def _shifted(name: str) -> str:
    """A UUIDv7 that many days earlier: the first 48 bits are milliseconds."""
    digits = f"replace(t.{name}::text, '-', '')"
    made = f"('x' || left({digits}, 12))::bit(48)::bigint - days.day * 86400000"
    return f"(lpad(to_hex({made}), 12, '0') || substr({digits}, 13))::uuid"


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
