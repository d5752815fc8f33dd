"""Three count at once while two counters sell, on a database where they really commit: the
differences are right to the piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from random import Random
from threading import Lock
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft
from bon.counts.actions.finish_count import finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said, tally
from bon.counts.models import Count
from bon.counts.tests.shelf import begin, found, lay, lies
from bon.kit.ids import uuid7
from bon.kit.tenancy import acting_for
from bon.organisation.models import Register
from bon.registers.simulated import Basket
from bon.registers.tests.counter import Counter, good, open_counter
from bon.staff.cast import Cast, make_cast
from bon.staff.models import Person
from bon.stock.queries import broken_levels
from tests.database import fresh_database

KINDS = 12
SALES = 100  # at each of the two counters
BOOKED = 60
# By how much what really lies there differs from the books.
ODD = {1: -2, 4: 3, 7: -5, 10: 1}


class Shelf:
    """What really lies there. Whoever takes or looks does so at a moment of its own."""

    def __init__(self, goods: list[Variant], began: datetime) -> None:
        self.goods = goods
        self.pieces = [BOOKED + ODD.get(number, 0) for number in range(len(goods))]
        self.now = began
        self.lock = Lock()

    def look(self, number: int) -> tuple[int, datetime]:
        with self.lock:
            self.now += timedelta(seconds=10)
            return self.pieces[number], self.now

    def sell(self, counter: Counter, number: int) -> None:
        goods = self.goods[number]
        item = good(number, goods.name, 10_000)
        item["variant"], item["product"] = str(goods.id), str(goods.product_id)
        with self.lock:
            self.now += timedelta(seconds=10)
            self.pieces[number] -= 1
            counter.till.sell(Basket([(item, 1_000)]))


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_counts"), django_db_blocker.unblock():
        yield


@pytest.fixture
def cast(own_database: None) -> Cast:
    return make_cast()


@pytest.fixture
def shelf(cast: Cast) -> Shelf:
    with cast.at_work():
        names = [f"Vare {number}" for number in range(KINDS)]
        goods = [create_product(cast.manager, draft(name)).variants.get() for name in names]
        for variant in goods:
            lay(cast, variant, BOOKED * 1_000)
    return Shelf(goods, timezone.now() - timedelta(hours=2))


def apart(work: Callable[[], None]) -> None:
    try:
        work()
    finally:
        connection.close()


def test_three_count_while_two_counters_sell(cast: Cast, shelf: Shelf) -> None:
    with cast.at_work():
        count = begin(cast)
        count.begun_at = shelf.now
        count.save()
        second = Register.objects.create(store=cast.store, code="K3", name="Bagerst")
    counters = [_counter(cast, shelf, register) for register in (cast.register, second)]
    people = [cast.owner, cast.manager, cast.cashier]
    work = [_sales(shelf, counter, turn) for turn, counter in enumerate(counters)]
    work += [_zone(cast, shelf, count, person, turn) for turn, person in enumerate(people)]
    with ThreadPoolExecutor(len(work)) as pool:
        list(pool.map(apart, work))
    with cast.at_work():
        truth = {goods.id: ODD.get(n, 0) * 1_000 for n, goods in enumerate(shelf.goods)}
        assert found(count) == truth
        finish_count(cast.manager, count.id)
        post_count(cast.manager, count.id)
        held = [lies(cast, goods)[0] for goods in shelf.goods]
        assert held == [pieces * 1_000 for pieces in shelf.pieces]
        assert sum(shelf.pieces) == KINDS * BOOKED + sum(ODD.values()) - 2 * SALES
        assert broken_levels() == []


def _counter(cast: Cast, shelf: Shelf, register: Register) -> Counter:
    counter = open_counter(register, [cast.cashier])
    counter.till.clock = lambda: shelf.now
    return counter


def _sales(shelf: Shelf, counter: Counter, turn: int) -> Callable[[], None]:
    chance = Random(turn)

    def sell() -> None:
        for number in range(SALES):
            shelf.sell(counter, chance.randrange(KINDS))
            if number % 10 == 9:
                counter.till.send(counter.deliver)

    return sell


def _zone(cast: Cast, shelf: Shelf, count: Count, person: Person, turn: int) -> Callable[[], None]:
    """Every third of the goods; each is sent twice, as by a telephone with a poor network."""

    def look() -> None:
        for number in range(turn, KINDS, 3):
            pieces, at = shelf.look(number)
            said = Said(uuid7(), shelf.goods[number], pieces * 1_000, at)
            for _try in range(2):
                with acting_for(cast.organisation.id):
                    tally(person, count.id, said)

    return look
