"""Whatever two stores do, and in whatever order: level, worth, what is promised and what is on
order stay what a clerk with a pencil would have."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from bon.catalog.models import Variant
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.drop_count import drop_count
from bon.counts.actions.finish_count import finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said as Tallied
from bon.counts.actions.tally import tally
from bon.counts.models import Count
from bon.counts.scope import read
from bon.kit.ids import uuid7
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.drop_receipt import drop_receipt
from bon.purchasing.actions.end_order import end_order
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.undo_receipt import undo_receipt
from bon.purchasing.models import GoodsReceipt, PurchaseOrder, ReceiptLine
from bon.staff.cast import make_cast
from bon.stock.actions.put_right import Said, put_right
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.happenings import HAPPENINGS
from bon.stock.places import DEFECT, FLOOR, TRANSIT, Place
from bon.transfers.actions.cancel_transfer import cancel_transfer
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.actions.send_transfer import send_transfer
from bon.transfers.models import LOSSES, Transfer
from bon.transfers.tests.box import count as count_box
from bon.transfers.tests.box import pack
from tests.stock.books import Spot, agree, nothing_is_lost
from tests.stock.chain import Clock, buy, open_chain
from tests.stock.counters import ANY, GOODS, PIECES, STORE, Counters


class Shops(Counters):
    def __init__(self) -> None:
        super().__init__()
        self.purchases: list[PurchaseOrder] = []
        self.wanted: dict[UUID, dict[Spot, int]] = {}
        self.counts: list[tuple[Count, Spot, Tallied]] = []

    @initialize()
    def begin_in_the_middle_of_a_day(self) -> None:
        """Something is on order and half unpacked, on its way, promised, and lies on the shelf; it
        was counted, and sold of since."""
        for which in (0, 1):
            self.buy(which, (4, 2))
            self.unpack(which, 0, 3, 1)
            self.book(which, all_of_it=False)
            self.promise(which, (2, 1), 0)
        self.carry(0, 1)
        self.count(0, 0, 0)
        self.sell(0, 0, 1, send=True)

    # --- bought -----------------------------------------------------------------------

    @rule(which=STORE, pieces=st.tuples(PIECES, st.integers(0, 6)))
    def buy(self, which: int, pieces: tuple[int, int]) -> None:
        store = self.stores[which]
        order = buy(self.chain, store, pieces)
        self.purchases.append(order)
        self.wanted[order.id] = {
            (store.id, variant.id): number * 1_000
            for variant, number in zip(self.goods, pieces, strict=True)
        }
        self._expect(order)

    @rule(one=ANY, kind=GOODS, pieces=PIECES, damaged=st.integers(0, 2))
    def unpack(self, one: int, kind: int, pieces: int, damaged: int) -> None:
        """Something of a delivery is counted; nothing lies anywhere before it is booked."""
        if order := self._under_way(one):
            receipt = open_receipt(self.cast.owner, order)
            counted = Counted(self.goods[kind].id, pieces * 1_000, damaged * 1_000)
            count_goods(self.cast.owner, receipt, counted)

    @rule(one=ANY, all_of_it=st.booleans())
    def book(self, one: int, all_of_it: bool) -> None:
        if not (order := self._under_way(one)):
            return
        try:
            if all_of_it:
                receipt = receive_all(self.cast.owner, order)
            else:
                receipt = book_receipt(self.cast.owner, open_receipt(self.cast.owner, order))
        except ValidationError:
            assert not all_of_it  # nothing was counted
            return
        for line in receipt.lines.all():
            variant = next(each for each in self.goods if each.id == line.variant_id)
            self._move(order.store_id, variant, FLOOR, line.counted_milli)
            self._move(order.store_id, variant, DEFECT, line.damaged_milli)
        self._expect(order)

    @rule(one=ANY)
    def undo(self, one: int) -> None:
        """A delivery was booked by mistake. It stands where some of it lies there no longer."""
        ids = [order.id for order in self.purchases]
        booked = GoodsReceipt.objects.filter(order__in=ids, booked_at__isnull=False, undone_at=None)
        if not (receipts := list(booked.order_by("booked_at"))):
            return
        receipt = receipts[one % len(receipts)]
        lines = [
            (next(each for each in self.goods if each.id == line.variant_id), line)
            for line in receipt.lines.all()
        ]
        there = all(
            self.pencil.lies((receipt.store_id, variant.id), place) >= milli
            for variant, line in lines
            for place, milli in ((FLOOR, line.counted_milli), (DEFECT, line.damaged_milli))
        )
        if not there:
            with pytest.raises(ValidationError, match="solgt eller flyttet"):
                undo_receipt(self.cast.owner, receipt, "Forkert ordre")
            return
        undo_receipt(self.cast.owner, receipt, "Forkert ordre")
        for variant, line in lines:
            self._move(receipt.store_id, variant, FLOOR, -line.counted_milli)
            self._move(receipt.store_id, variant, DEFECT, -line.damaged_milli)
        self._expect(PurchaseOrder.objects.get(id=receipt.order_id))

    def _expect(self, order: PurchaseOrder) -> None:
        """What was ordered and has not come, where anybody still waits for it."""
        lines = ReceiptLine.objects.filter(
            receipt__order=order, receipt__booked_at__isnull=False, receipt__undone_at=None
        )
        left = dict(self.wanted[order.id]) if order.ended_as != "closed" else {}
        for line in lines:
            spot = order.store_id, line.variant_id
            if spot in left:
                left[spot] -= line.quantity_milli
        self.pencil.ordered[order.id] = {spot: max(0, milli) for spot, milli in left.items()}

    @rule(one=ANY, drop=st.booleans())
    def wait_no_longer(self, one: int, drop: bool) -> None:
        """The rest of an order will not come; what is being counted of it is booked or dropped
        before."""
        if not (order := self._under_way(one)):
            return
        opened = GoodsReceipt.objects.filter(order=order, booked_at=None, dropped_at=None).first()
        if opened and drop:
            drop_receipt(self.cast.owner, opened)
        elif opened:
            with pytest.raises(ValidationError, match="ved at blive talt op"):
                end_order(self.cast.owner, order)
            return
        end_order(self.cast.owner, order)
        self.pencil.ordered[order.id] = {}

    def _under_way(self, one: int) -> PurchaseOrder | None:
        ids = [order.id for order in self.purchases]
        orders = [order for order in PurchaseOrder.objects.filter(id__in=ids) if order.under_way]
        orders.sort(key=lambda order: order.number)
        return orders[one % len(orders)] if orders else None

    # --- sent from one store to the other -----------------------------------------------

    @rule(kind=GOODS, pieces=PIECES)
    def carry(self, kind: int, pieces: int) -> None:
        box = pack(self.cast, (self.goods[kind], pieces * 1_000))
        send_transfer(self.cast.manager, box.id)
        self._carried(self.goods[kind], pieces * 1_000)

    def _carried(self, variant: Variant, milli: int, place: Place = TRANSIT) -> None:
        here, there = self.stores
        self._move(here.id, variant, FLOOR, -milli)
        self._move(there.id, variant, place, milli)

    @rule(one=ANY, pieces=st.integers(0, 8), loss=st.sampled_from([code for code, _ in LOSSES]))
    def take_in(self, one: int, pieces: int, loss: int) -> None:
        if not (box := self._on_the_way(one)):
            return
        line = box.lines.get()
        variant = next(each for each in self.goods if each.id == line.variant_id)
        if pieces:
            count_box(self.cast, box, "sent", variant, pieces * 1_000)
        receive_transfer(self.cast.manager, box.id, {variant.id: loss})
        there, sent, came = self.stores[1].id, line.sent_milli, pieces * 1_000
        self._move(there, variant, TRANSIT, -sent)
        self._move(there, variant, FLOOR, min(sent, came))
        if loss == 0 and came < sent:
            self._move(self.stores[0].id, variant, FLOOR, sent - came)
        if came > sent:
            self._carried(variant, came - sent, FLOOR)

    @rule(one=ANY)
    def cancel(self, one: int) -> None:
        if box := self._on_the_way(one):
            line = box.lines.get()
            variant = next(each for each in self.goods if each.id == line.variant_id)
            cancel_transfer(self.cast.manager, box.id)
            self._carried(variant, -line.sent_milli)

    def _on_the_way(self, one: int) -> Transfer | None:
        boxes = Transfer.objects.filter(
            lines__variant__in=self.goods,
            sent_at__isnull=False,
            received_at=None,
            cancelled_at=None,
        ).order_by("number")
        return boxes[one % len(boxes)] if boxes else None

    # --- set right and counted --------------------------------------------------------

    @rule(which=STORE, kind=GOODS, pieces=PIECES, code=st.sampled_from(sorted(HAPPENINGS)))
    def put_right(self, which: int, kind: int, pieces: int, code: str) -> None:
        store, variant, happening = self.stores[which], self.goods[kind], HAPPENINGS[code]
        lay, milli = self.pencil.lies((store.id, variant.id), FLOOR), pieces * 1_000
        said = Said(uuid7(), store.id, happening, {variant.id: milli})
        try:
            put_right(self.cast.owner, said)
            put_right(self.cast.owner, said)
        except ValidationError:
            assert happening.to == FLOOR or lay == milli
            return
        change = happening.sign * milli if happening.sign else milli - lay
        self._move(store.id, variant, FLOOR, change)
        if happening.to:
            self._move(store.id, variant, happening.to, -change)

    @rule(which=STORE, kind=GOODS, cost=st.integers(0, 20_000_000))
    def say_the_cost(self, which: int, kind: int, cost: int) -> None:
        set_cost(uuid7(), self.stores[which].id, [Cost(self.goods[kind].id, cost)], who=None)

    @rule(which=STORE, kind=GOODS, pieces=st.integers(0, 9))
    def count(self, which: int, kind: int, pieces: int) -> None:
        store, variant = self.stores[which], self.goods[kind]
        spot = store.id, variant.id
        if spot not in [each for _count, each, _said in self.counts]:
            count = begin_count(self.cast.owner, store, read([f"variant:{variant.id}"]))
            said = Tallied(uuid7(), variant, pieces * 1_000, self.clock())
            for _sent_twice in range(2):
                tally(self.cast.owner, count.id, said)
            self.counts.append((count, spot, said))

    @rule(one=ANY, drop=st.booleans())
    def decide(self, one: int, drop: bool) -> None:
        """By how much it differed when it was counted, whatever happened since."""
        if not self.counts:
            return
        count, (store, _), said = self.counts.pop(one % len(self.counts))
        if drop:
            drop_count(self.cast.owner, count.id)
            return
        finish_count(self.cast.owner, count.id)
        for _pressed_twice in range(2):
            post_count(self.cast.owner, count.id)
        lay = self.pencil.lies((store, said.variant.id), FLOOR, said.at)
        self._move(store, said.variant, FLOOR, said.quantity_milli - lay, said.at)

    # --- always -----------------------------------------------------------------------

    @invariant()
    def the_books_are_right(self) -> None:
        agree(self.pencil, self.stores, self.goods)
        nothing_is_lost(self.goods)


@pytest.fixture
def shops(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Shops]]:
    clock, cast = Clock(), make_cast()
    monkeypatch.setattr(timezone, "now", clock)
    with ExitStack() as stack:
        stack.enter_context(cast.at_work())
        Shops.clock, Shops.chain = clock, open_chain(cast, clock)
        yield Shops


def test_any_order_of_deeds_keeps_the_books(shops: type[Shops]) -> None:
    run_state_machine_as_test(
        shops,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
