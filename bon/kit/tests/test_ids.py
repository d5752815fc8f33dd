"""Ids are version 7, distinct, and sort by the time they were made."""

from __future__ import annotations

from bon.kit.ids import uuid7


def test_it_is_a_version_7_of_the_standard_variant() -> None:
    id = uuid7()
    assert id.version == 7
    assert id.variant == "specified in RFC 4122"


def test_later_is_greater_and_the_time_is_readable() -> None:
    early, late = uuid7(1_700_000_000_000), uuid7(1_700_000_000_001)
    assert str(early) < str(late)
    assert early.int >> 80 == 1_700_000_000_000


def test_many_in_one_millisecond_differ() -> None:
    assert len({uuid7(1_700_000_000_000) for _ in range(10_000)}) == 10_000
