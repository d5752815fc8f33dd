"""Eight people do everything at once, on a database where they commit: nobody waits for somebody
who waits for them, and nothing is lost, promised twice or expected twice."""

from __future__ import annotations

from collections import Counter as Sum
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Lock
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from bon.catalog.models import Variant
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.finish_count import finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said as Tallied
from bon.counts.actions.tally import tally
from bon.counts.scope import read
from bon.journal.rebuilding import rebuild
from bon.kit.ids import uuid7
from bon.organisation.models import Register, Store
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.models import GoodsReceipt
from bon.registers.tests.counter import Counter
from bon.sales.models import Sale
from bon.staff.cast import make_cast
from bon.stock.actions.adjust import Change, adjust
from bon.stock.actions.put_right import Said, put_right
from bon.stock.happenings import HAPPENINGS
from bon.stock.models import Level, Movement
from bon.stock.reasons import COUNT, OPENING
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.count_goods import Counted as Packed
from bon.transfers.actions.count_goods import count_goods as pack
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.actions.send_transfer import send_transfer
from tests.database import fresh_database
from tests.stock.books import nothing_is_lost
from tests.stock.chain import Chain, Clock, buy, fetch, new_goods, open_chain, promise, sell, told

HANDS = 8
DEEDS = 12
OPENED = 100_000


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_hands"), django_db_blocker.unblock():
        yield


class Hands:
    """Each has a counter of its own; orders, deliveries and boxes are everybody's. `owned` is by
    how much each of the goods became more or less, but for what was counted."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        self.lock = Lock()
        self.owned: Sum[UUID] = Sum()
        self.sales = 0
        self.orders: list[UUID] = []

    def work(self, number: int) -> None:
        chance, counter = Random(number), self.chain.counters[number]
        deeds: list[Callable[[Random, Counter], None]] = [
            self.sell, self.sell, self.promise, self.fetch, self.fetch, self.receive, self.carry,
            self.count, self.put_right,
        ]  # fmt: skip
        try:
            for _ in range(DEEDS):
                chance.choice(deeds)(chance, counter)
                counter.till.send(counter.deliver)
        finally:
            connection.close()

    def sell(self, chance: Random, counter: Counter) -> None:
        for variant in chance.sample(self.chain.goods, 2):
            sell(self.chain, counter, variant, 1)
            self._became(variant.id, -1_000, sales=1)

    def promise(self, chance: Random, counter: Counter) -> None:
        pieces = [chance.randrange(1, 4) for _ in self.chain.goods]
        order = promise(self.chain, counter, pieces, 0)
        counter.till.send(counter.deliver)
        self.orders.append(order)

    def fetch(self, chance: Random, counter: Counter) -> None:
        """The last piece may have been picked up at another counter a moment ago."""
        if not self.orders:
            return
        with self.chain.cast.at_work():
            known = told(chance.choice(self.orders))
        for line in known["lines"]:
            if line["left_milli"]:
                fetch(counter, known, line["no"], line["left_milli"])
                self._became(UUID(line["item"]["variant"]), -line["left_milli"], sales=1)
                return

    def receive(self, chance: Random, counter: Counter) -> None:
        """Two people press the same button of a delivery that a third still counts."""
        owner, goods = self.chain.cast.owner, self.chain.goods
        with self.chain.cast.at_work():
            order = buy(self.chain, chance.choice(self.chain.stores), [2 for _ in goods])
        with self.chain.cast.at_work():
            receipt = open_receipt(owner, order)
            count_goods(owner, receipt, Counted(goods[0].id, 1_000))

        def everything_came(_person: int) -> GoodsReceipt | None:
            try:
                with self.chain.cast.at_work():
                    return receive_all(owner, order)
            except ValidationError:
                return None
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            booked = [found for found in pool.map(everything_came, range(2)) if found]
        assert len(booked) == 1
        for variant in goods:
            self._became(variant.id, 2_000)

    def carry(self, chance: Random, counter: Counter) -> None:
        here, there = chance.sample(self.chain.stores, 2)
        owner = self.chain.cast.owner
        with self.chain.cast.at_work():
            box = begin_transfer(owner, here, there)
            for variant in chance.sample(self.chain.goods, 2):
                pack(owner, box.id, "packing", Packed(variant, 1_000))
            send_transfer(owner, box.id)
        for _pressed_twice in range(2):
            with self.chain.cast.at_work():
                receive_transfer(owner, box.id, all_of_it=True)

    def count(self, chance: Random, counter: Counter) -> None:
        """What is being counted already is left to whoever does."""
        owner, variant = self.chain.cast.owner, chance.choice(self.chain.goods)
        try:
            with self.chain.cast.at_work():
                goods = read([f"variant:{variant.id}"])
                count = begin_count(owner, chance.choice(self.chain.stores), goods)
        except ValidationError:
            return
        with self.chain.cast.at_work():
            tally(owner, count.id, Tallied(uuid7(), variant, chance.randrange(200) * 1_000))
        with self.chain.cast.at_work():
            finish_count(owner, count.id)
            post_count(owner, count.id)

    def put_right(self, chance: Random, counter: Counter) -> None:
        store: Store = chance.choice(self.chain.stores)
        goods = {variant.id: 1_000 for variant in self.chain.goods}
        with self.chain.cast.at_work():
            put_right(self.chain.cast.owner, Said(uuid7(), store.id, HAPPENINGS["found"], goods))
        for id in goods:
            self._became(id, 1_000)

    def _became(self, variant: UUID, milli: int, sales: int = 0) -> None:
        with self.lock:
            self.owned[variant] += milli
            self.sales += sales


def test_eight_people_at_once_lose_nothing(own_database: None) -> None:
    cast = make_cast()
    with cast.at_work():
        stores = [cast.store, cast.other_store] * (HANDS // 2 - 1)
        more = [
            Register.objects.create(store=store, code=f"M{number}", name=f"Kasse {number}")
            for number, store in enumerate(stores)
        ]
        chain = open_chain(cast, Clock(), more)
        new_goods(chain, 3)
        for store in chain.stores:
            changes = [Change(one.id, OPENED, worth=1_000_000) for one in chain.goods]
            adjust(store.id, changes, OPENING)
    hands = Hands(chain)
    with ThreadPoolExecutor(HANDS) as pool:
        list(pool.map(hands.work, range(HANDS)))
    with cast.at_work():
        nothing_is_lost(chain.goods)
        for variant in chain.goods:
            assert _owned(variant) == 2 * OPENED + hands.owned[variant.id] + _counted(variant)
        assert Sale.objects.count() == hands.sales
        assert rebuild().differences == []


def _owned(variant: Variant) -> int:
    rows = Level.objects.filter(variant_id=variant.id)
    return sum(rows.values_list("owned_milli", flat=True))


def _counted(variant: Variant) -> int:
    rows = Movement.objects.filter(variant_id=variant.id, reason=COUNT.code)
    return sum(rows.values_list("quantity_milli", flat=True))
