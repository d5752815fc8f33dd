"""Whose data this is: the organisation that the present unit of work acts for.

Two walls. The first: every tenant model's manager filters on the organisation acted for, and
refuses to work without one. The second: PostgreSQL's row-level security, fed by the same
`SET LOCAL` in the same transaction, so that a query that escapes the first sees nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, transaction

_acting: ContextVar[UUID | None] = ContextVar("bon_organisation", default=None)


class NoOrganisation(Exception):
    """Tenant data were asked for outside `acting_for`."""


def organisation_id() -> UUID:
    """The organisation acted for. Raises NoOrganisation where there is none."""
    organisation = _acting.get()
    if organisation is None:
        raise NoOrganisation("tenant data are only reachable inside acting_for(organisation)")
    return organisation


def organisation_or_none() -> UUID | None:
    return _acting.get()


@contextmanager
def acting_for(
    organisation: UUID, ask: str = "", given: Sequence[Any] = ()
) -> Iterator[tuple[Any, ...] | None]:
    """One transaction on behalf of one organisation. Nests only within the same one.

    `ask` is a first question that travels with the setting and saves the hot path a round trip;
    the block gets its row, or None.
    """
    before = _acting.get()
    if before is not None and before != organisation:
        raise NoOrganisation("one unit of work acts for one organisation")
    nested = connection.in_atomic_block
    with transaction.atomic():
        row = announce("bon.organisation", str(organisation), ask, given)
        token = _acting.set(organisation)
        try:
            yield row
        finally:
            _acting.reset(token)
        # The setting outlives a savepoint that is kept; it must not outlive the block.
        if nested and not connection.needs_rollback:
            announce("bon.organisation", str(before or ""))


def announce(
    setting: str, value: str, ask: str = "", given: Sequence[Any] = ()
) -> tuple[Any, ...] | None:
    """`SET LOCAL`, which dies with the transaction. Never a session `SET`: pooled connections
    would carry it to the next tenant; never `set_config()`: Citus does not pass it on.
    Gives the row of `ask`, if something is asked behind it."""
    if not connection.in_atomic_block:
        raise NoOrganisation(f"{setting} can only be set inside a transaction")
    with connection.cursor() as cursor:
        quoted = value.replace("'", "''")
        cursor.execute(f"SET LOCAL {setting} = '{quoted}'; {ask}", given or None)
        if not ask:
            return None
        cursor.nextset()
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
