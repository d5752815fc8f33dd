"""Orders: what a customer is promised, what they paid for it beforehand."""

from __future__ import annotations

from typing import Literal, TypedDict

from till.shapes.trade import Item


class OrderLine(TypedDict):
    """Goods at the price agreed for each piece."""

    no: int
    item: Item
    quantity_milli: int
    unit_price: int


class Order(TypedDict):
    """As it was agreed, in the sale that took its prepayment. `kind`: `order` for goods kept for
    them or sent for, `layaway` for goods kept until they are paid."""

    id: str
    number: int
    code: str  # what a scanner reads on the slip
    customer: str
    kind: Literal["order", "layaway"]
    due: str | None  # the day it is promised for
    lines: list[OrderLine]
    total: int
    prepayment: int


class OrderedLine(OrderLine):
    """`left_milli`: what has not been picked up."""

    left_milli: int


class Prepaid(TypedDict):
    """What lies in an order under one VAT class, øre."""

    vat: str
    amount: int


class KnownOrder(TypedDict):
    """An order as the host knows it now."""

    id: str
    number: int
    lines: list[OrderedLine]
    prepaid: list[Prepaid]


class LineOrder(TypedDict):
    """Which order a line of a sale is of. `prepayment`: money paid beforehand (positive), or set
    against goods picked up (negative); `refund`: given back; `goods`: picked up, `line` says
    which."""

    order: str
    number: int
    part: Literal["prepayment", "refund", "goods"]
    line: int | None
