"""Orders as the counters make them."""

from __future__ import annotations

from typing import Any

from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.kit.ids import uuid7
from bon.orders.models import Order
from bon.orders.standing import Standing, standing_of
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BOOK, HELMET, Counter
from bon.staff.cast import Cast
from till.shapes import KnownOrder

LABEL = {"label": "Depositum"}


def ulla(cast: Cast) -> Customer:
    with cast.at_work():
        return keep_customer(cast.cashier, None, {"name": "Ulla Ås", "phone": "26123456"})


def place(counter: Counter, customer: Customer, prepayment: int, number: int = 1_000_001) -> str:
    """Two helmets and a map, prepaid in part. Gives the order's id."""
    id = str(uuid7())
    agreed = {"id": id, "number": number, "kind": "order", "prepayment": prepayment, **LABEL}
    goods = [(HELMET, 2000), (BOOK, 1000)]
    place_order: Any = ("place_order", agreed)
    counter.till.sell(Basket(goods, customer=str(customer.id), commands=[place_order]))
    return id


def pick_up(counter: Counter, known: KnownOrder, picks: list[dict[str, int]] | None = None) -> None:
    counter.till.sell(Basket([], commands=[("pick_up", {"order": known, "picks": picks, **LABEL})]))


def give_up(counter: Counter, known: KnownOrder) -> None:
    """By somebody who may pay back on any tender."""
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"]["refund_other_tender"] = {"answer": "allow", "limit": None}
    counter.till.sell(Basket([], commands=[("refund_order", {"order": known, **LABEL})]))


def standing(cast: Cast, order: str) -> Standing:
    with cast.at_work():
        return standing_of(Order.objects.get(id=order))


def known(cast: Cast, order: str) -> KnownOrder:
    """What a register would be told."""
    with cast.at_work():
        return standing_of(Order.objects.get(id=order)).told()


def agree(counter: Counter, customer: Customer | None, kind: str = "order") -> str:
    """Two helmets that nothing is paid for yet. Gives the order's id."""
    id = str(uuid7())
    said = {"kind": kind, "prepayment": 0, "number": 1_000_002, "id": id, **LABEL}
    whose = str(customer.id) if customer else None
    command: Any = ("place_order", said)
    counter.till.note(Basket([(HELMET, 2000)], customer=whose, commands=[command]))
    return id
