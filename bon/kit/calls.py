"""SQL functions whose answer nobody awaits: called at once, or several with one statement."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

Call = tuple[str, tuple[Any, ...]]

_gathered: ContextVar[list[Call] | None] = ContextVar("bon_calls", default=None)
_NAME = "together"


def call(function: str, *arguments: Any) -> None:
    """Calls an SQL function; inside `together()` it is called when the block ends."""
    gathered = _gathered.get()
    if gathered is None:
        _send([(function, arguments)])
    else:
        gathered.append((function, arguments))


@contextmanager
def together() -> Iterator[None]:
    """The calls made inside are sent at its end, in their order and with one round trip. All of
    them happen or, where one fails or the block raises, none."""
    gathered: list[Call] = []
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    if not gathered:
        return
    try:
        _send(gathered, f"SAVEPOINT {_NAME}; ", f"RELEASE SAVEPOINT {_NAME}")
    except Exception:
        if not connection.connection.broken:
            with connection.cursor() as cursor:
                cursor.execute(f"ROLLBACK TO SAVEPOINT {_NAME}")
        raise


def _send(calls: list[Call], before: str = "", after: str = "") -> None:
    """Several statements in one text: psycopg's client-side binding allows it."""
    statements = "; ".join(
        f"SELECT {name}({', '.join(['%s'] * len(given))})" for name, given in calls
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"{before}{statements}; {after}", [value for _, given in calls for value in given]
        )
