"""What is left of an order: goods not picked up, money not set off."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Sum

from bon.orders.models import Entry, Order, OrderLine
from till.shapes import KnownOrder, OrderedLine, Prepaid


class Standing(NamedTuple):
    """`prepaid`: by VAT class, never less than nothing; `missing`: what was taken out beyond
    it; `given_up`: what was prepaid went back."""

    order: Order
    lines: list[OrderedLine]
    prepaid: list[Prepaid]
    missing: int
    given_up: bool

    @property
    def left(self) -> int:
        """What lies in the order, øre."""
        return sum(each["amount"] for each in self.prepaid)

    @property
    def open(self) -> bool:
        return any(line["left_milli"] for line in self.lines) and not self.given_up

    def told(self) -> KnownOrder:
        """As a register is told."""
        return {
            "id": str(self.order.id),
            "number": self.order.number,
            "lines": [] if self.given_up else self.lines,
            "prepaid": self.prepaid,
        }


def standing_of(order: Order) -> Standing:
    """Four statements."""
    entries = Entry.objects.filter(order_id=order.id).order_by()
    picked: dict[int, int] = dict(
        entries.filter(part="goods").values_list("line").annotate(Sum("quantity_milli"))
    )
    sums = entries.exclude(part="goods").values_list("vat_code").annotate(sum=Sum("amount"))
    by_class: list[tuple[str, int]] = sorted(sums)
    lines = [
        _line(line, picked.get(line.no, 0))
        for line in OrderLine.objects.filter(order_id=order.id).order_by("no")
    ]
    prepaid: list[Prepaid] = [{"vat": vat, "amount": max(0, sum)} for vat, sum in by_class]
    missing = sum(max(0, -sum_) for _vat, sum_ in by_class)
    given_up = entries.filter(part="refund").exists()
    return Standing(order, lines, prepaid, missing, given_up)


def _line(line: OrderLine, picked_milli: int) -> OrderedLine:
    item: Any = line.item
    return {
        "no": line.no,
        "item": item,
        "quantity_milli": line.quantity_milli,
        "unit_price": line.unit_price,
        "left_milli": max(0, line.quantity_milli - picked_milli),
    }
