"""What is left of orders: goods not picked up, money not set off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Sum

from bon.orders.models import Entry, Order, OrderLine
from bon.sales.models import Payment
from till.orders import worth
from till.shapes import KnownOrder, OrderedLine, Prepaid


class Standing(NamedTuple):
    """`prepaid`: by VAT class, never less than nothing; `missing`: what was taken out beyond
    it; `given_up`: what was prepaid went back; `cash`: taken in coins and notes for it."""

    order: Order
    lines: list[OrderedLine]
    prepaid: list[Prepaid]
    missing: int
    given_up: bool
    cash: int

    @property
    def left(self) -> int:
        """What lies in the order, øre."""
        return sum(each["amount"] for each in self.prepaid)

    @property
    def owed(self) -> int:
        """What is still to be paid for the goods that are left."""
        return max(0, sum(worth(line, line["left_milli"]) for line in self.lines) - self.left)

    @property
    def open(self) -> bool:
        return any(line["left_milli"] for line in self.lines) and not self.given_up

    def told(self) -> KnownOrder:
        """As a register is told."""
        order: Any = self.order
        return {
            "id": str(order.id),
            "number": order.number,
            "kind": order.kind,
            "customer": str(order.customer_id or ""),
            "due": order.due.isoformat() if order.due else None,
            "lines": [] if self.given_up else self.lines,
            "prepaid": self.prepaid,
            "cash": self.cash,
        }


def standing_of(order: Order) -> Standing:
    return standings([order])[0]


def standings(orders: Iterable[Order]) -> list[Standing]:
    """In the order given. Five statements, however many there are."""
    wanted = list(orders)
    ids = [order.id for order in wanted]
    lines, cash = _lines(ids), _cash(ids)
    sums: dict[UUID, dict[str, int]] = defaultdict(dict)
    given_up: set[UUID] = set()
    money = Entry.objects.filter(order_id__in=ids).exclude(part="goods").order_by()
    for order, vat, part, amount in money.values_list("order_id", "vat_code", "part").annotate(
        sum=Sum("amount")
    ):
        sums[order][vat] = sums[order].get(vat, 0) + amount
        if part == "refund":
            given_up.add(order)
    return [
        _standing(order, lines[order.id], sums[order.id], order.id in given_up, cash[order.id])
        for order in wanted
    ]


def _standing(
    order: Order,
    lines: list[OrderedLine],
    by_class: dict[str, int],
    given_up: bool,
    cash: int,
) -> Standing:
    amounts = [(vat, by_class[vat]) for vat in sorted(by_class) if vat]
    prepaid: list[Prepaid] = [{"vat": vat, "amount": max(0, amount)} for vat, amount in amounts]
    missing = sum(max(0, -amount) for _vat, amount in amounts)
    return Standing(order, lines, prepaid, missing, given_up, cash)


def _lines(orders: list[UUID]) -> dict[UUID, list[OrderedLine]]:
    goods = Entry.objects.filter(order_id__in=orders, part="goods").order_by()
    picked: dict[tuple[UUID, int], int] = {
        (order, no): milli
        for order, no, milli in goods.values_list("order_id", "line").annotate(
            Sum("quantity_milli")
        )
    }
    lines: dict[UUID, list[OrderedLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order_id__in=orders).order_by("order_id", "no"):
        lines[line.order_id].append(_line(line, picked.get((line.order_id, line.no), 0)))
    return lines


def _cash(orders: list[UUID]) -> dict[UUID, int]:
    """What was taken in cash by sales that were of an order: payments that are linked."""
    sales: dict[UUID, set[UUID]] = defaultdict(set)
    for order, sale in Entry.objects.filter(order_id__in=orders).values_list("order_id", "sale_id"):
        sales[sale].add(order)
    paid = Payment.objects.filter(sale_id__in=list(sales), kind="cash").order_by()
    cash: dict[UUID, int] = defaultdict(int)
    for sale, amount in paid.values_list("sale_id").annotate(Sum("amount")):
        for order in sales[sale]:
            cash[order] += max(0, amount)
    return cash


def _line(line: OrderLine, picked_milli: int) -> OrderedLine:
    item: Any = line.item
    return {
        "no": line.no,
        "item": item,
        "quantity_milli": line.quantity_milli,
        "unit_price": line.unit_price,
        "left_milli": max(0, line.quantity_milli - picked_milli),
    }
