"""Many who want the same money in the same moment, on a database where they really commit."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from bon.kit.ids import uuid7
from bon.kit.tenancy import acting_for
from bon.staff.cast import Cast, make_cast
from bon.vouchers.actions.hold_card import hold_card
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Card
from bon.vouchers.tests.counter import CARD
from tests.database import fresh_database


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_at_once"), django_db_blocker.unblock():
        yield


@pytest.fixture
def shop(own_database: None) -> Cast:
    """A shop with a card of 500 kr."""
    cast = make_cast()
    with cast.at_work():
        put_on_card(cast.owner, [Change("gift_card", CARD, "issue", 50_000)], "prøve")
    return cast


def test_many_counters_that_ask_hold_no_more_than_there_is(shop: Cast) -> None:
    def hold(_turn: int) -> int:
        try:
            with acting_for(shop.organisation.id):
                return hold_card("gift_card", CARD, uuid7())
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        held = sorted(pool.map(hold, range(12)))
    assert held == [0] * 11 + [50_000]


def test_many_who_take_never_take_more_than_there_is(shop: Cast) -> None:
    def take(_turn: int) -> bool:
        try:
            with acting_for(shop.organisation.id):
                change = Change("gift_card", CARD, "adjust", -20_000)
                put_on_card(shop.owner, [change], "prøve")
            return True
        except ValidationError:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(take, range(6))) == [False] * 4 + [True] * 2
    with shop.at_work():
        assert Card.objects.get().balance == 10_000
