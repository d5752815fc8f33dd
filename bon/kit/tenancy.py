"""Whose data this is: the organisation that the present unit of work acts for.

Two walls. The first: every tenant model's manager filters on the organisation acted for, and
refuses to work without one. The second: PostgreSQL's row-level security, fed by the same
`SET LOCAL` in the same transaction, so that a query that escapes the first sees nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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
def acting_for(organisation: UUID) -> Iterator[None]:
    """One transaction on behalf of one organisation. Nests only within the same one."""
    before = _acting.get()
    if before is not None and before != organisation:
        raise NoOrganisation("one unit of work acts for one organisation")
    nested = connection.in_atomic_block
    with transaction.atomic():
        announce("bon.organisation", str(organisation))
        token = _acting.set(organisation)
        try:
            yield
        finally:
            _acting.reset(token)
        # The setting outlives a savepoint that is kept; it must not outlive the block.
        if nested and not connection.needs_rollback:
            announce("bon.organisation", str(before or ""))


def announce(setting: str, value: str) -> None:
    """`SET LOCAL`, which dies with the transaction. Never a session `SET`: pooled connections
    would carry it to the next tenant; never `set_config()`: Citus does not pass it on."""
    if not connection.in_atomic_block:
        raise NoOrganisation(f"{setting} can only be set inside a transaction")
    with connection.cursor() as cursor:
        quoted = value.replace("'", "''")
        cursor.execute(f"SET LOCAL {setting} = '{quoted}'")
