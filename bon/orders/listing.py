"""The office's lists of orders: narrowed, ordered, a page at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from bon.customers import queries as customers
from bon.customers.models import Customer
from bon.kit.listing import LATEST, Order, Place, page_of
from bon.orders import models
from bon.orders.standing import Standing, standings

PAGE = 50
BY_DUE = Order("due")
_VALUES: dict[str, Any] = {"at": F("at"), "due": Coalesce("due", Value(dt.date.max))}
COLUMNS = _VALUES.keys()
OPEN = Q(settled_at=None) & ~Q(kind="quote")
QUOTES = Q(settled_at=None, kind="quote")
# The usual order of each list: what must be done first, or what came last.
USUAL = {
    "open": LATEST,
    "special": BY_DUE,
    "ready": BY_DUE,
    "late": BY_DUE,
    "quotes": LATEST,
    "all": LATEST,
}


class OrderFilter(NamedTuple):
    """`show`: which list, a key of `USUAL`. `text`: a number, a receipt, or whose it is."""

    show: str = "open"
    text: str = ""


class OrderRow(NamedTuple):
    standing: Standing
    customer: Customer | None


class OrdersPage(NamedTuple):
    rows: list[OrderRow]
    next: Place | None


def orders_page(
    narrow: OrderFilter,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = LATEST,
) -> OrdersPage:
    """By when they were made, or by their day (those without one come last)."""
    placed = _narrowed(narrow).annotate(key=F("id"), value=_VALUES[order.column])
    found, following = page_of(placed, order, after, size)
    names = customers.kept(row.customer_id for row in found)
    rows = [OrderRow(each, names.get(each.order.customer_id)) for each in standings(found)]
    return OrdersPage(rows, following)


def _narrowed(narrow: OrderFilter) -> QuerySet[Any, Any]:
    ready = models.Ready.objects.filter(order_id=OuterRef("id"))
    chosen = {
        "open": OPEN,
        "special": OPEN & Q(kind="special"),
        "ready": OPEN & Q(Exists(ready)),
        "late": OPEN & Q(due__lt=timezone.localdate()),
        "quotes": QUOTES,
        "all": Q(),
    }[narrow.show]
    rows: QuerySet[Any, Any] = models.Order.objects.filter(chosen)
    return rows.filter(_named(narrow.text)) if narrow.text else rows


def _named(text: str) -> Q:
    """By the number on the slip, the receipt it was made on, or its customer."""
    found = customers.customers(text).order_by().values("id")
    merged = Customer.objects.filter(merged_into__in=found).values("id")
    named = Q(receipt_no=text.upper()) | Q(customer_id__in=found) | Q(customer_id__in=merged)
    if text.isascii() and text.isdigit() and len(text) < 19:
        named |= Q(number=int(text))
    return named
