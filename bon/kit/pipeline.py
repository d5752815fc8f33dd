"""Several statements, one wait: sent one behind the other, answered together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def pipelined() -> Iterator[None]:
    """Statements inside do not wait for their answers; reading a result waits for all so far.

    What fails is raised where an answer is waited for, at the latest at the end, and the
    statements behind it were not run.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
