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
    """As it was agreed, in the sale that took its prepayment, or in an entry of its own where none
    was taken. `kind`: `order` for goods that are kept for the customer, `special` for goods that
    are sent for, `layaway` for goods kept until they are paid, `quote` for a price that is only
    promised."""

    id: str
    number: int
    code: str  # what a scanner reads on the slip
    customer: str  # "" for a quote to nobody in particular
    kind: Literal["order", "special", "layaway", "quote"]
    due: str | None  # the day it is promised for; of a quote the last it holds
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
    kind: Literal["order", "special", "layaway", "quote"]
    customer: str
    due: str | None
    lines: list[OrderedLine]
    prepaid: list[Prepaid]
    cash: int  # what was taken in coins and notes for it so far
    ready: bool  # the goods have come


class PlacedOrder(TypedDict):
    """Body of `order_placed`: an order that nothing is paid for yet."""

    sale: str  # the cart it was made of
    order: Order


class OrderGivenUp(TypedDict):
    """Body of `order_given_up`: one in which no money lay."""

    order: str
    number: int


class LineOrder(TypedDict):
    """Which order a line of a sale is of. `prepayment`: money paid beforehand (positive), or set
    against goods picked up (negative); `refund`: given back; `goods`: picked up, `line` says
    which."""

    order: str
    number: int
    kind: Literal["order", "special", "layaway", "quote"]
    part: Literal["prepayment", "refund", "goods"]
    line: int | None
    cash: int  # what was taken in cash for the order before (hvidvaskloven § 5: linked payments)
