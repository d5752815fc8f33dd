"""Two stores of a chain that sell, order, buy, send and count the same two kinds of goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.kit.ids import uuid7
from bon.orders.models import Order
from bon.orders.standing import standing_of
from bon.organisation.models import Register, Store
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import PurchaseOrder, Supplier
from bon.purchasing.tests.shop import nordic
from bon.registers.simulated import Basket
from bon.registers.tests.counter import Counter, good, open_counter
from bon.staff.cast import Cast
from till.shapes import Entry, Item, KnownOrder

PRICE = 10_000
LABEL = {"label": "Depositum"}
ZONE = ZoneInfo("Europe/Copenhagen")


@dataclass
class Clock:
    """Ten seconds pass at every look."""

    now: datetime = field(default_factory=lambda: datetime.now(ZONE).replace(microsecond=0))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=10)
        return self.now


@dataclass
class Chain:
    cast: Cast
    stores: list[Store]
    counters: list[Counter]
    supplier: Supplier
    customer: Customer
    goods: list[Variant] = field(default_factory=list)

    def item(self, variant: Variant) -> Item:
        item = good(1, variant.name, PRICE)
        return item | {"variant": str(variant.id), "product": str(variant.product_id)}


def open_chain(cast: Cast, clock: Any, more: Sequence[Register] = ()) -> Chain:
    """A counter in each store, and one for each of the registers beside."""
    registers = [cast.register, cast.other_register, *more]
    counters = [open_counter(register, [cast.cashier], clock) for register in registers]
    stores = [cast.store, cast.other_store]
    ulla = keep_customer(cast.cashier, None, {"name": "Ulla Ås", "phone": "26123456"})
    return Chain(cast, stores, counters, nordic(cast), ulla)


def new_goods(chain: Chain, kinds: int = 2) -> None:
    """From now on it is about these."""
    names = [f"Vare {number}" for number in range(kinds)]
    made = [create_product(chain.cast.manager, draft(name)) for name in names]
    chain.goods = [product.variants.get() for product in made]


def sell(chain: Chain, counter: Counter, variant: Variant, pieces: int) -> Entry:
    return counter.till.sell(Basket([(chain.item(variant), pieces * 1_000)]))


def promise(chain: Chain, counter: Counter, pieces: Sequence[int], prepayment: int) -> UUID:
    """So many of each of the goods, for a customer. Gives the order's id."""
    id = uuid7()
    said = {"kind": "order", "prepayment": prepayment, "number": int(id) % 1_000_000, "id": str(id)}
    goods = [
        (chain.item(variant), number * 1_000)
        for variant, number in zip(chain.goods, pieces, strict=True)
    ]
    agreed: Any = ("place_order", {**said, **LABEL})
    basket = Basket(goods, customer=str(chain.customer.id), commands=[agreed])
    if prepayment:
        counter.till.sell(basket)
    else:
        counter.till.note(basket)
    return id


def told(order: UUID) -> KnownOrder:
    """What a register is told of the order now."""
    return standing_of(Order.objects.get(id=order)).told()


def fetch(counter: Counter, known: KnownOrder, line: int, milli: int) -> Entry:
    """Some of it is picked up by somebody who was told so much of it."""
    picks = [{"line": line, "quantity_milli": milli}]
    command = ("pick_up", {"order": known, "picks": picks, **LABEL})
    return counter.till.sell(Basket([], commands=[command]))


def give_up(counter: Counter, known: KnownOrder) -> None:
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"]["refund_other_tender"] = {"answer": "allow", "limit": None}
    basket = Basket([], commands=[("refund_order", {"order": known, **LABEL})])
    if any(each["amount"] for each in known["prepaid"]):
        counter.till.sell(basket)
    else:
        counter.till.note(basket)


def buy(chain: Chain, store: Store, pieces: Sequence[int]) -> PurchaseOrder:
    wanted = [
        Wanted(variant.id, number)
        for variant, number in zip(chain.goods, pieces, strict=True)
        if number
    ]
    owner = chain.cast.owner
    return send_order(owner, draft_order(owner, chain.supplier, store, wanted), "")
