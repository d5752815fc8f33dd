"""Lists that grow: a page of rows, its table alone after a filter, or only the rows that follow.

Keyset paging: `after` in the address is where the rows shown end, `sort` the column they are in
the order of.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from bon.kit.gate import Visit


class Key(NamedTuple):
    """Where a page ends; the next begins behind it. `str(key)` and `Key.read` go through a URL."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.id}"

    @classmethod
    def read(cls, text: str) -> Key | None:
        """None where the text is not a key."""
        at, _, id = text.partition("~")
        try:
            return cls(datetime.fromisoformat(at), UUID(id))
        except ValueError:
            return None


class RowKey(NamedTuple):
    """Where a page ends in an order of values: the last row's value, as text, and its id."""

    value: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.id}~{self.value}"

    @classmethod
    def read(cls, text: str) -> RowKey | None:
        """None where the text is not a key."""
        id, _, value = text.partition("~")
        try:
            return cls(value, UUID(id))
        except ValueError:
            return None

    def number(self) -> tuple[int, UUID] | None:
        """The place in an order of numbers; None where the value is none."""
        try:
            return int(self.value), self.id
        except ValueError:
            return None


class Order(NamedTuple):
    """The column a list is ordered by, from the smallest up or from the largest `down`."""

    column: str
    down: bool = False

    def __str__(self) -> str:
        """As it stands in an address: `price`, `-price`."""
        return f"-{self.column}" if self.down else self.column

    @classmethod
    def read(cls, text: str, columns: Collection[str], usual: Order) -> Order:
        """The order in an address; the usual one where the column is none of these."""
        column = text.removeprefix("-")
        return cls(column, text.startswith("-")) if column in columns else usual


def ordered(
    rows: QuerySet[Any, Any], order: Order, after: tuple[Any, UUID] | None = None
) -> QuerySet[Any, Any]:
    """Rows that carry a `value` in its order, equal ones by `key`; only those behind `after`."""
    sign, beyond = ("-", "lt") if order.down else ("", "gt")
    if after is not None:
        value, key = after
        further = Q(**{f"value__{beyond}": value}) | Q(value=value, **{f"key__{beyond}": key})
        rows = rows.filter(further, **{f"value__{beyond}e": value})
    return rows.order_by(f"{sign}value", f"{sign}key")


def render_list(request: Visit, name: str, context: dict[str, Any]) -> HttpResponse:
    """`<name>_list.html`, `<name>_table.html` or `<name>_rows.html`, as the request needs."""
    whole = not request.htmx or request.htmx.history_restore_request
    part = "list" if whole else "rows" if "after" in request.GET else "table"
    return render(request, f"{name}_{part}.html", context)


def chosen_id(text: str) -> UUID | None:
    """The id in an address; None for none, and for what is no id."""
    try:
        return UUID(text)
    except ValueError:
        return None
