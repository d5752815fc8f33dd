"""Two counters hand out the last of an order at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from bon.kit.models import Task
from bon.orders.models import Order
from bon.orders.queries import reserved
from bon.orders.tests.shop import known, pick_up, place, ulla
from bon.registers.tests.counter import open_counter
from bon.staff.cast import make_cast
from tests.database import fresh_database, until_it_waits


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_orders"), django_db_blocker.unblock():
        yield


def test_an_order_is_settled_by_whoever_comes_last(own_database: None) -> None:
    cast = make_cast()
    here, there = (
        open_counter(register, [cast.cashier]) for register in (cast.register, cast.other_register)
    )
    order = place(here, ulla(cast), 30_000)
    here.till.send(here.deliver)
    told = known(cast, order)
    pick_up(here, told, [{"line": 1, "quantity_milli": 2000}])
    pick_up(there, told, [{"line": 2, "quantity_milli": 1000}])

    def send() -> None:
        try:
            there.till.send(there.deliver)
        finally:
            connection.close()

    other = Thread(target=send)
    with cast.at_work():
        here.till.send(here.deliver)
        other.start()
        until_it_waits(other)
    other.join()
    with cast.at_work():
        assert Order.objects.get().settled_at is not None
        assert reserved([]) == {}
        assert not Task.objects.filter(kind="orders.twice").exists()
