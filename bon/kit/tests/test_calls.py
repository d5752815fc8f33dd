"""Calls gathered go out together, in order, and happen all or not at all."""

from __future__ import annotations

import pytest
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from bon.kit.calls import call, together


@pytest.fixture
def notes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE note (no serial, text text) ON COMMIT DROP")
        cursor.execute(
            "CREATE FUNCTION pg_temp.note(text) RETURNS void LANGUAGE sql"
            " AS 'INSERT INTO note (text) VALUES ($1)'"
        )
        cursor.execute(
            "CREATE FUNCTION pg_temp.whole(text) RETURNS void LANGUAGE sql"
            " AS 'INSERT INTO note (no) VALUES ($1::int)'"
        )


def noted() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM note ORDER BY no")
        return [text for (text,) in cursor.fetchall()]


def test_alone_a_call_is_made_at_once(notes: None) -> None:
    call("pg_temp.note", "først")
    assert noted() == ["først"]


def test_together_they_are_one_round_trip_in_their_order(notes: None) -> None:
    with CaptureQueriesContext(connection) as sent, together():
        call("pg_temp.note", "først")
        call("pg_temp.note", "så; DROP TABLE note; --'")
        assert len(sent) == 0
    assert len(sent) == 1
    assert noted() == ["først", "så; DROP TABLE note; --'"]


def test_where_one_fails_none_happened(notes: None) -> None:
    call("pg_temp.note", "før")
    with pytest.raises(DataError, match="invalid input syntax"):
        note_and_count()
    assert noted() == ["før"]
    call("pg_temp.note", "efter")
    assert noted() == ["før", "efter"]


def test_where_the_block_raises_none_is_made(notes: None) -> None:
    with pytest.raises(ValueError, match="nej"):
        note_and_give_up()
    assert noted() == []


def test_nothing_to_call_sends_nothing(notes: None) -> None:
    with CaptureQueriesContext(connection) as sent, together():
        pass
    assert len(sent) == 0


def note_and_count() -> None:
    with together():
        call("pg_temp.note", "først")
        call("pg_temp.whole", "to")


def note_and_give_up() -> None:
    with together():
        call("pg_temp.note", "først")
        raise ValueError("nej")
