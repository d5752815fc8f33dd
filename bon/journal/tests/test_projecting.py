"""Which failures are the entry's, and which pass by themselves."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from bon.journal.projecting import is_passing


def failure(statement: str, *given: str) -> DatabaseError:
    with (
        pytest.raises(DatabaseError) as raised,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, given)
    return raised.value


def test_a_text_too_deep_for_the_database_stays_too_deep(db: None) -> None:
    assert not is_passing(failure("SELECT %s::jsonb", "[" * 100_000 + "]" * 100_000))


def test_a_wrong_value_stays_wrong(db: None) -> None:
    assert not is_passing(failure("SELECT %s::uuid", "x"))


def test_a_database_in_a_hurry_is_asked_again(db: None) -> None:
    assert is_passing(failure("SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)"))
