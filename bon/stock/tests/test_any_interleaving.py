"""Any order of sales, returns, receipts, transfers and adjustments in two stores keeps level and
worth the sum of what moved; and so do many hands at once, on a database where they commit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet, Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.kit.ids import uuid7
from bon.organisation.models import Store
from bon.staff.cast import Cast, make_cast
from bon.stock.actions.adjust import Change, adjust
from bon.stock.actions.carry import Load, Spot, carry
from bon.stock.actions.move import Move, move
from bon.stock.actions.put_right import Said, put_right
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.happenings import HAPPENINGS
from bon.stock.models import Level, Movement
from bon.stock.places import BACK, FLOOR, TRANSIT
from bon.stock.queries import broken_levels
from bon.stock.reactions import move_sold
from bon.stock.reasons import COMING, OPENING, RECEIPT, SENT
from bon.stock.tests.sales import sold
from bon.transfers.actions.cancel_transfer import cancel_transfer
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.models import LOSSES, Transfer
from bon.transfers.stages import stage_of
from bon.transfers.tests.box import count, send
from tests.database import fresh_database

MILLI = st.integers(1, 20).map(lambda pieces: pieces * 500)
WHICH = st.sampled_from([0, 1])


class Stores(RuleBasedStateMachine):
    """Two stores, one kind of goods; `owned` is what a clerk with a pencil would have."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.pump: Variant = create_product(self.cast.manager, draft("Fodpumpe")).variants.get()
        self.stores = [self.cast.store, self.cast.other_store]
        self.owned = {store.id: 0 for store in self.stores}

    def _owned(self, store: UUID) -> int:
        level = Level.objects.filter(store_id=store, variant_id=self.pump.id).first()
        return level.owned_milli if level else 0

    @rule(which=WHICH, milli=MILLI, back=st.booleans())
    def sell_or_take_back(self, which: int, milli: int, back: bool) -> None:
        store = self.stores[which]
        move_sold([sold(self.cast, store, -milli if back else milli, self.pump.id)])
        self.owned[store.id] += milli if back else -milli

    @rule(which=WHICH, milli=MILLI, ore=st.integers(0, 100_000), late=st.booleans())
    def receive(self, which: int, milli: int, ore: int, late: bool) -> None:
        store = self.stores[which]
        place = BACK if late else FLOOR
        move(uuid7(), [Move(store.id, self.pump.id, RECEIPT, milli, place, ore)], who=None)
        self.owned[store.id] += milli

    @rule(which=WHICH, milli=MILLI, code=st.sampled_from(sorted(HAPPENINGS)))
    def put_right(self, which: int, milli: int, code: str) -> None:
        store, happening = self.stores[which], HAPPENINGS[code]
        lies = Level.objects.filter(store_id=store.id, variant_id=self.pump.id).first()
        floor = lies.floor_milli if lies else 0
        try:
            put_right(self.cast.manager, Said(uuid7(), store.id, happening, {self.pump.id: milli}))
        except ValidationError:
            assert happening.to == FLOOR or milli == floor
            return
        if not happening.to:
            change = happening.sign * milli if happening.sign else milli - floor
            self.owned[store.id] += change

    @rule(which=WHICH, cost=st.integers(0, 20_000_000))
    def say_the_cost(self, which: int, cost: int) -> None:
        set_cost(uuid7(), self.stores[which].id, [Cost(self.pump.id, cost)], who=None)

    @rule(milli=MILLI)
    def send(self, milli: int) -> None:
        send(self.cast, (self.pump, milli))
        self.owned[self.cast.store.id] -= milli
        self.owned[self.cast.other_store.id] += milli

    @rule(counted=st.integers(0, 40), loss=st.sampled_from([code for code, _ in LOSSES]))
    def unpack(self, counted: int, loss: int) -> None:
        transfer = self._on_the_way()
        if transfer is None:
            return
        if counted:
            count(self.cast, transfer, "sent", self.pump, counted * 500)
        line = transfer.lines.get()  # as it is counted
        receive_transfer(self.cast.manager, transfer.id, {self.pump.id: loss})
        back = (0 if loss else line.missing_milli) - line.extra_milli
        self.owned[self.cast.store.id] += back
        gone = line.missing_milli if loss else 0
        self.owned[self.cast.other_store.id] -= gone + back

    @rule()
    def cancel(self) -> None:
        transfer = self._on_the_way()
        if transfer is not None:
            milli = transfer.lines.get().sent_milli
            cancel_transfer(self.cast.manager, transfer.id)
            self.owned[self.cast.store.id] += milli
            self.owned[self.cast.other_store.id] -= milli

    def _on_the_way(self) -> Transfer | None:
        return next((row for row in self._transfers() if stage_of(row) == "sent"), None)

    def _transfers(self) -> QuerySet[Transfer]:
        rows: QuerySet[Transfer] = Transfer.objects.filter(lines__variant=self.pump)
        return rows.order_by("number")

    @invariant()
    def nothing_is_lost(self) -> None:
        assert broken_levels() == []
        for store, milli in self.owned.items():
            assert self._owned(store) == milli
        for level in Level.objects.filter(owned_milli=0):
            assert level.worth == 0
        on_the_way = sum(
            line.sent_milli
            for row in self._transfers()
            if stage_of(row) == "sent"
            for line in row.lines.all()
        )
        here = Level.objects.filter(variant_id=self.pump.id)
        assert (here.aggregate(sum=Sum("transit_milli"))["sum"] or 0) == on_the_way


@pytest.fixture
def stores(cast: Cast) -> Iterator[type[Stores]]:
    with ExitStack() as stack:
        stack.enter_context(cast.at_work())
        Stores.cast = cast
        yield Stores


def test_any_order_keeps_level_and_worth(stores: type[Stores]) -> None:
    run_state_machine_as_test(
        stores,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_hands"), django_db_blocker.unblock():
        yield


def test_many_hands_at_once_break_nothing(own_database: None) -> None:
    """Two stores send to each other while both sell, receive and count: nobody waits for somebody
    who waits for them."""
    cast = make_cast()
    with cast.at_work():
        goods = [
            *make_jacket(cast).variants.order_by("position"),
            make_pump(cast).variants.get(),
        ]
        for store in (cast.store, cast.other_store):
            changes = [Change(one.id, 100_000, worth=1_000_000) for one in goods]
            adjust(store.id, changes, OPENING)

    def work(turn: int) -> None:
        chance = random.Random(turn)
        try:
            for _ in range(8):
                with cast.at_work():
                    _one_deed(cast, goods, chance)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    with cast.at_work():
        assert broken_levels() == []
        assert Movement.objects.values("source_id").distinct().count() == 2 + 48


def _one_deed(cast: Cast, goods: list[Variant], chance: random.Random) -> None:
    here, there = chance.sample([cast.store, cast.other_store], 2)
    some = chance.sample(goods, 3)
    deed = chance.randrange(4)
    if deed == 0:
        loads = [Load(one.id, 1_000) for one in some]
        spots = Spot(here.id, FLOOR, SENT), Spot(there.id, TRANSIT, COMING)
        carry(uuid7(), *spots, loads, who=None)
    elif deed == 1:
        moves = [
            Move(store.id, one.id, RECEIPT, 2_000, worth=30_000)
            for one in some
            for store in (here, there)
        ]
        move(uuid7(), moves, who=None)
    elif deed == 2:
        _sell(cast, here, some)
    else:
        said = {one.id: chance.randrange(90, 120) * 1_000 + 1 for one in some}
        put_right(cast.manager, Said(uuid7(), here.id, HAPPENINGS["counted"], said))


def _sell(cast: Cast, store: Store, some: list[Variant]) -> None:
    move_sold([sold(cast, store, 1_000, *(one.id for one in some))])
