"""What two counters do to stock: they sell, take back and promise goods, and hand in what they hold
when they can."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bon.catalog.models import Variant
from bon.registers.simulated import Unexpected
from bon.staff.cast import Cast
from bon.stock.places import FLOOR, Place
from tests.stock.books import Moved, Pencil
from tests.stock.chain import (
    PRICE,
    Chain,
    Clock,
    fetch,
    give_up,
    new_goods,
    promise,
    sell,
    told,
)
from till.shapes import Entry, KnownOrder

STORE = st.integers(0, 1)
GOODS = st.integers(0, 1)
PIECES = st.integers(1, 6)
ANY = st.integers(0, 9)  # which of those there are


class Sold(NamedTuple):
    """A sale that its register has not sent yet, and what it does to the books when it does."""

    counter: int
    at: str
    variant: Variant
    milli: int
    order: tuple[UUID, int] | None = None


class Counters(RuleBasedStateMachine):
    """`pencil` is what a clerk with a pencil has; a sale that waits at its register is `held`."""

    chain: Chain
    cast: Cast
    clock: Clock

    def __init__(self) -> None:
        super().__init__()
        new_goods(self.chain)
        self.cast = self.chain.cast
        self.stores, self.goods = self.chain.stores, self.chain.goods
        self.pencil = Pencil()
        self.held: list[Sold] = []
        self.sales: list[tuple[Entry, Variant, int]] = []
        self.orders: list[UUID] = []
        self.known: list[KnownOrder] = []

    # --- over the counter -------------------------------------------------------------

    @rule(which=STORE, kind=GOODS, pieces=PIECES, send=st.booleans())
    def sell(self, which: int, kind: int, pieces: int, send: bool) -> None:
        counter, variant = self.chain.counters[which], self.goods[kind]
        sale = sell(self.chain, counter, variant, pieces)
        self.sales.append((sale, variant, pieces))
        self._rung_up(Sold(which, sale["at"], variant, -pieces * 1_000), send)

    @rule(which=STORE, one=ANY, send=st.booleans())
    def take_back(self, which: int, one: int, send: bool) -> None:
        if self.sales:
            sale, variant, pieces = self.sales.pop(one % len(self.sales))
            back = self.chain.counters[which].till.take_back(sale, {1: pieces * 1_000})
            self._rung_up(Sold(which, back["at"], variant, pieces * 1_000), send)

    @rule(which=STORE)
    def send(self, which: int) -> None:
        """The register hands in all it holds."""
        counter = self.chain.counters[which]
        counter.till.send(counter.deliver)
        for sold in [each for each in self.held if each.counter == which]:
            self.held.remove(sold)
            self._arrived(sold)

    def _rung_up(self, sold: Sold, send: bool) -> None:
        self.held.append(sold)
        if send:
            self.send(sold.counter)

    def _arrived(self, sold: Sold) -> None:
        store, at = self.stores[sold.counter], datetime.fromisoformat(sold.at)
        self._move(store.id, sold.variant, FLOOR, sold.milli, at)
        if sold.order is not None:
            lines = self.pencil.promised[sold.order[0]]
            spot, left = lines[sold.order[1]]
            lines[sold.order[1]] = spot, left + sold.milli

    # --- promised to customers --------------------------------------------------------

    @rule(which=STORE, pieces=st.tuples(PIECES, PIECES), prepaid=st.sampled_from([0, PRICE]))
    def promise(self, which: int, pieces: tuple[int, int], prepaid: int) -> None:
        order = promise(self.chain, self.chain.counters[which], pieces, prepaid)
        self.send(which)
        spots = [(self.stores[which].id, variant.id) for variant in self.goods]
        self.pencil.promised[order] = {
            no: (spot, number * 1_000)
            for no, (spot, number) in enumerate(zip(spots, pieces, strict=True), start=1)
        }
        self.orders.append(order)
        self.known.append(told(order))

    @rule(one=ANY)
    def tell(self, one: int) -> None:
        """The registers hear how it stands with an order; until then they believe what they
        heard last, and pick up what was picked up elsewhere."""
        if self.orders:
            at = one % len(self.orders)
            self.known[at] = told(self.orders[at])

    @rule(which=STORE, one=ANY, kind=GOODS, pieces=PIECES, send=st.booleans())
    def fetch(self, which: int, one: int, kind: int, pieces: int, send: bool) -> None:
        if not self.orders:
            return
        order, known = self.orders[one % len(self.orders)], self.known[one % len(self.orders)]
        left = [line["left_milli"] for line in known["lines"] if line["no"] == kind + 1]
        milli = min([pieces * 1_000, *left]) if left else 0
        if milli:
            sale = fetch(self.chain.counters[which], known, kind + 1, milli)
            line = (order, kind + 1)
            self._rung_up(Sold(which, sale["at"], self.goods[kind], -milli, line), send)

    @rule(which=STORE, one=ANY)
    def give_up(self, which: int, one: int) -> None:
        if not self.orders:
            return
        order = self.orders[one % len(self.orders)]
        try:
            give_up(self.chain.counters[which], self.known[one % len(self.orders)])
        except Unexpected:
            return
        self.send(which)
        lines = self.pencil.promised[order]
        self.pencil.promised[order] = {no: (spot, -(10**9)) for no, (spot, _) in lines.items()}

    def _move(
        self, store: UUID, variant: Variant, place: Place, milli: int, at: Any = None
    ) -> None:
        moved = Moved(store, variant.id, place, milli, at or self.clock.now)
        self.pencil.moved.append(moved)
