"""Making every projection again from the journal, beside the live one, and comparing the two.

The copies are temporary tables under the names of the real ones: PostgreSQL looks there first,
so the very functions that project an upload fill them, and nobody else sees them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from psycopg import sql

from bon.journal.entry import read_entry
from bon.journal.facts import EntriesReceived
from bon.journal.models import Entry, ProjectionFailure
from bon.journal.projecting import is_passing, project_each, sort_out
from bon.kit import facts, tenancy
from bon.kit.calls import together

BATCH = 500
SHOWN = 5


_ONLY_IN_ONE = sql.SQL("""
    SELECT {row} FROM {one} t WHERE t.organisation_id = %(organisation)s
    EXCEPT ALL
    SELECT {row} FROM {other} t WHERE t.organisation_id = %(organisation)s
    LIMIT %(shown)s
""")
_WHOLE = sql.SQL("t::text")
_WITHOUT = sql.SQL("(to_jsonb(t) - {columns}::text[])::text")


class Difference(NamedTuple):
    """A row that only one side has. `side`: live or rebuilt."""

    table: str
    side: str
    row: str


class Rebuilt(NamedTuple):
    entries: int
    left_out: int  # a failure of theirs is open: the live tables do not have them either
    failed: dict[UUID, str]
    differences: list[Difference]


def rebuild() -> Rebuilt:
    """Rebuilds and compares everything of the organisation acted for. Nothing live is touched."""
    tables = {model._meta.db_table: apart for model, apart in facts.projected().items()}
    with _copies(list(tables)), facts.retelling():
        facts.seed()
        entries, left_out, failed = _retell()
        differences = [d for table, apart in tables.items() for d in _compare(table, apart)]
        return Rebuilt(entries, left_out, failed, differences)


@contextmanager
def _copies(tables: list[str]) -> Iterator[None]:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING ALL)")
        # Plans made before know only the real tables, and those made now only the copies.
        cursor.execute("DISCARD PLANS")
        yield
        for table in tables:
            cursor.execute(f"DROP TABLE pg_temp.{table}")
        cursor.execute("DISCARD PLANS")


def _retell() -> tuple[int, int, dict[UUID, str]]:
    open_failures = set(
        ProjectionFailure.objects.filter(resolved_at=None).values_list("entry_id", flat=True)
    )
    count, left_out = 0, 0
    failed: dict[UUID, str] = {}
    for rows in _batches():
        wanted = [row for row in rows if row.id not in open_failures]
        left_out += len(rows) - len(wanted)
        count += len(wanted)
        failed |= _tell(wanted)
    return count, left_out, failed


def _batches() -> Iterator[list[Entry]]:
    """All entries, register by register in their order, at most BATCH at a time."""
    batch: list[Entry] = []
    for row in Entry.objects.order_by("register_id", "seq").iterator(chunk_size=BATCH):
        of_another = batch and _place(row) != _place(batch[0])
        if of_another or len(batch) == BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _place(row: Entry) -> tuple[UUID, UUID]:
    return row.register_id, row.store_id


def _tell(rows: list[Entry]) -> dict[UUID, str]:
    """Gives the errors of those that cannot be derived."""
    if not rows:
        return {}
    sound, faults = sort_out([(read_entry(row.text), row.text) for row in rows])
    organisation = tenancy.organisation_id()
    received = EntriesReceived(organisation, *_place(rows[0]), sound)
    try:
        with together():
            facts.publish([received])
    except Exception as error:
        if is_passing(error):
            raise
        return faults | project_each(received)
    return faults


def _compare(table: str, apart: tuple[str, ...]) -> Iterator[Difference]:
    """The first rows that are in one and not in the other, every column compared but those
    apart."""
    row = _WITHOUT.format(columns=sql.Literal(list(apart))) if apart else _WHOLE
    live, rebuilt = sql.Identifier("public", table), sql.Identifier("pg_temp", table)
    for side, one, other in (("live", live, rebuilt), ("rebuilt", rebuilt, live)):
        with connection.cursor() as cursor:
            cursor.execute(
                _ONLY_IN_ONE.format(row=row, one=one, other=other),
                {"organisation": tenancy.organisation_id(), "shown": SHOWN},
            )
            yield from (Difference(table, side, row) for (row,) in cursor.fetchall())
