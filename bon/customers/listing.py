"""The office's list of customers: narrowed, ordered, a page at a time."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet

from bon.customers import queries
from bon.customers.models import Customer
from bon.kit.listing import Order, Place, page_of

PAGE = 50
BY_NAME = Order("name")
_VALUES: dict[str, Any] = {"name": F("sort_key"), "number": F("number")}
COLUMNS = _VALUES.keys()


class CustomerFilter(NamedTuple):
    text: str = ""
    group: UUID | None = None
    kind: str = ""


class CustomersPage(NamedTuple):
    rows: list[Customer]
    next: Place | None


def customers_page(
    narrow: CustomerFilter,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = BY_NAME,
) -> CustomersPage:
    rows = _narrowed(narrow).annotate(key=F("id"), value=_VALUES[order.column])
    return CustomersPage(*page_of(rows, order, after, size))


def _narrowed(narrow: CustomerFilter) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = queries.customers(narrow.text)
    if narrow.group:
        rows = rows.filter(group=narrow.group)
    if narrow.kind:
        rows = rows.filter(kind=narrow.kind)
    return rows
