"""What is left of orders: goods not picked up, money not set off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Sum

from bon.orders.models import Entry, Order, OrderLine, Ready
from bon.sales.models import Payment
from till.orders import worth
from till.shapes import KnownOrder, OrderedLine, Prepaid


class Standing(NamedTuple):
    """`prepaid`: by VAT class, never less than nothing; `missing`: what was taken out beyond
    it; `given_up`: what was prepaid went back; `cash`: taken in coins and notes for it; `ready`:
    the goods have come."""

    order: Order
    lines: list[OrderedLine]
    prepaid: list[Prepaid]
    missing: int
    given_up: bool
    cash: int
    ready: bool

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
            "ready": self.ready,
        }


def standing_of(order: Order) -> Standing:
    return standings([order])[0]


def standings(orders: Iterable[Order]) -> list[Standing]:
    """In the order given. Five statements, however many there are."""
    wanted = list(orders)
    ids = [order.id for order in wanted]
    entries: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(order_id__in=ids):
        entries[entry.order_id].append(entry)
    lines: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order_id__in=ids).order_by("order_id", "no"):
        lines[line.order_id].append(line)
    cash = _cash({entry.sale_id for own in entries.values() for entry in own})
    ready = set(Ready.objects.filter(order_id__in=ids).values_list("order_id", flat=True))
    return [
        _standing(order, lines[order.id], entries[order.id], cash, order.id in ready)
        for order in wanted
    ]


def _cash(sales: set[UUID]) -> dict[UUID, int]:
    """What was taken in cash by sales that were of an order: payments that are linked."""
    paid = Payment.objects.filter(sale_id__in=sales, kind="cash").order_by()
    sums = paid.values_list("sale_id").annotate(Sum("amount"))
    return {sale: max(0, taken) for sale, taken in sums}


def _standing(
    order: Order,
    lines: list[OrderLine],
    entries: list[Entry],
    cash: dict[UUID, int],
    ready: bool,
) -> Standing:
    by_class: dict[str, int] = defaultdict(int)
    picked: dict[int | None, int] = defaultdict(int)
    for entry in entries:
        if entry.part == "goods":
            picked[entry.line] += entry.quantity_milli
        elif entry.vat_code:  # what was given up with no money in it has none
            by_class[entry.vat_code] += entry.amount
    return Standing(
        order,
        [_line(line, picked[line.no]) for line in lines],
        [{"vat": vat, "amount": max(0, by_class[vat])} for vat in sorted(by_class)],
        missing=sum(max(0, -amount) for amount in by_class.values()),
        given_up=any(entry.part == "refund" for entry in entries),
        cash=sum(cash.get(sale, 0) for sale in {entry.sale_id for entry in entries}),
        ready=ready,
    )


def _line(line: OrderLine, picked_milli: int) -> OrderedLine:
    item: Any = line.item
    return {
        "no": line.no,
        "item": item,
        "quantity_milli": line.quantity_milli,
        "unit_price": line.unit_price,
        "left_milli": max(0, line.quantity_milli - picked_milli),
    }
