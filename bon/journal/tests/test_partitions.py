"""Partitions are there before the entries that belong into them, and none is needed to take one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from bon.journal.actions.make_partitions import make_partitions
from bon.journal.models import Entry
from bon.kit.ids import uuid7
from bon.registers.tests.counter import Clock, open_counter
from bon.staff.cast import Cast


def partitions() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits "
            "WHERE inhparent = 'journal_entry'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


def partition_of(kind: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM journal_entry WHERE kind = %s", [kind])
        row = cursor.fetchone()
    name: str = row[0]
    return name


def test_months_are_made_ahead_and_behind(db: None) -> None:
    assert make_partitions(date(2031, 6, 15)) == 8
    made = {f"journal_entry_2031_{month:02}" for month in range(2, 10)}
    assert made <= partitions()
    assert make_partitions(date(2031, 6, 15)) == 0
    assert make_partitions(date(2031, 7, 1)) == 1


def test_today_is_always_covered(db: None) -> None:
    assert f"journal_entry_{timezone.now():%Y_%m}" in partitions()
    assert make_partitions() == 0


def test_an_entry_lies_in_the_month_of_its_id(cast: Cast) -> None:
    make_partitions(date(2031, 6, 15))
    clock = Clock(datetime(2031, 5, 31, 23, 59, 45, tzinfo=UTC))
    counter = open_counter(cast.register, [cast.cashier], clock)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert partition_of("signed_in") == "journal_entry_2031_05"
        assert partition_of("float_set") == "journal_entry_2031_06"


def test_a_clock_that_is_wrong_refuses_nothing(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier], Clock(datetime(2077, 1, 1, tzinfo=UTC)))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert partition_of("signed_in") == "journal_entry_default"
        assert Entry.objects.count() == 2


def test_a_month_that_began_in_the_default_partition_stays_there(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier], Clock(datetime(2077, 1, 9, tzinfo=UTC)))
    counter.till.send(counter.deliver)
    assert make_partitions(date(2077, 1, 10)) == 7
    assert "journal_entry_2077_01" not in partitions()
    with cast.at_work():
        assert Entry.objects.count() == 2


def test_a_new_partition_has_the_walls_of_its_parent(cast: Cast) -> None:
    make_partitions(date(2031, 6, 15))
    clock = Clock(datetime(2031, 6, 2, tzinfo=UTC))
    counter = open_counter(cast.register, [cast.cashier], clock)
    counter.till.send(counter.deliver)
    with cast.at_work(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry_2031_06")
        assert cursor.fetchone() == (2,)
    with cast.abroad(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry_2031_06")
        assert cursor.fetchone() == (0,)
    for attempt in ("DELETE FROM", "TRUNCATE", "DROP TABLE"):
        with (
            cast.at_work(),
            pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
            transaction.atomic(),
        ):
            connection.cursor().execute(f"{attempt} journal_entry_2031_06")


def test_the_bounds_are_the_least_ids_of_their_months(db: None) -> None:
    moment = datetime(2031, 6, 1, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_floor(%s)", [moment])
        (floor,) = cursor.fetchone()
    ms = int(moment.timestamp() * 1000)
    assert uuid7(ms - 1) < floor < uuid7(ms)
