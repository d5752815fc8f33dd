"""Years of sales in minutes: the first ones again and again, each time a day further back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import psycopg

TABLES = {
    "sales_sale": "id",
    "journal_entry": "id",
    "sales_saleline": "sale_id",
    "sales_payment": "sale_id",
    "stock_movement": "source_id",
}
_COLUMNS = """
SELECT attname, format_type(atttypid, NULL) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_DAYS = "generate_series(%s::bigint, %s::bigint) AS days (day)"


def copy_back(url: str, tables: Iterable[str], days: range, originals: tuple[UUID, UUID]) -> None:
    """Copies of the rows of some of `TABLES`, one for each of the days before their own.
    `originals`: the ids before and behind them. Levels and figures stay as they are."""
    with psycopg.connect(url, autocommit=True) as admin:
        for table in tables:
            ids = TABLES[table]
            columns = admin.execute(_COLUMNS, [table]).fetchall()
            taken = ", ".join(_earlier(name, kind, ids) for name, kind in columns)
            copied = f"INSERT INTO {table} SELECT {taken} FROM {table} t, {_DAYS}"  # noqa: S608
            which = f"{copied} WHERE t.{ids} BETWEEN %s AND %s"
            admin.execute(which, [days.start, days.stop - 1, *originals])
        admin.execute("CHECKPOINT")


def _earlier(name: str, kind: str, ids: str) -> str:
    if name == ids:
        return _earlier_id(name)
    if kind == "timestamp with time zone":
        return f"t.\"{name}\" - days.day * interval '1 day'"
    return f't."{name}" - days.day::integer' if kind == "date" else f't."{name}"'


def _earlier_id(name: str) -> str:
    """A UUIDv7 that many days earlier: the first 48 bits are milliseconds."""
    digits = f"replace(t.{name}::text, '-', '')"
    made = f"('x' || left({digits}, 12))::bit(48)::bigint - days.day * 86400000"
    return f"(lpad(to_hex({made}), 12, '0') || substr({digits}, 13))::uuid"
