"""Lists that grow: a page of rows, its table alone after a filter, or only the rows that follow.

Keyset paging: `after` in the address is where the rows shown end, `sort` the column they are in
the order of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from bon.kit.gate import Visit


class Worded(Protocol):
    """What the parts of a list and the stages of its rows are called."""

    LISTS: dict[str, Any]
    STAGES: dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a page ends; the next begins behind it: the last row's value in the list's order, and
    its key, as texts. `str(place)` and `Place.read` go through an address.

    No tuple: `{% querystring %}` says each member of one as a value of its own.
    """

    value: str
    key: str

    def __str__(self) -> str:
        return f"{self.key}~{self.value}"

    @classmethod
    def of(cls, row: Any) -> Place:
        return cls(str(row.value), str(row.key))

    @classmethod
    def read(cls, text: str) -> Place | None:
        """None where the text is no place."""
        key, sign, value = text.partition("~")
        return cls(value, key) if sign else None


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


LATEST = Order("at", down=True)
KEYED = ("key", "value")  # what of a row says where it stands


def ordered(
    rows: QuerySet[Any, Any], order: Order, after: Place | None = None
) -> QuerySet[Any, Any]:
    """Rows that carry a `value` in its order, equal ones by `key`; only those behind `after`. A
    place in another order counts for none."""
    sign, beyond = ("-", "lt") if order.down else ("", "gt")
    if behind := after and _typed(rows, after):
        value, key = behind
        further = Q(**{f"value__{beyond}": value}) | Q(value=value, **{f"key__{beyond}": key})
        rows = rows.filter(further, **{f"value__{beyond}e": value})
    return rows.order_by(f"{sign}value", f"{sign}key")


def page_of(
    rows: QuerySet[Any, Any], order: Order, after: Place | None, size: int
) -> tuple[list[Any], Place | None]:
    """So many of the rows, and where to go on; None where they end."""
    return page_along([rows], order, after, size)


def page_along(
    parts: Sequence[QuerySet[Any, Any]], order: Order, after: Place | None, size: int
) -> tuple[list[Any], Place | None]:
    """The same of rows in parts, of which each has smaller values than the next: what a page
    does not reach is not asked for."""
    found: list[Any] = []
    for part in reversed(parts) if order.down else parts:
        if len(found) <= size:
            found += ordered(part, order, after)[: size + 1 - len(found)]
    return found[:size], Place.of(found[size - 1]) if len(found) > size else None


def _typed(rows: QuerySet[Any, Any], place: Place) -> tuple[Any, Any] | None:
    """The place's value and key, of the types of the rows'; None where they are not."""
    said = rows.query.annotations
    try:
        value = said["value"].output_field.to_python(place.value)
        key = said["key"].output_field.to_python(place.key)
    except ValidationError:
        return None
    return (value, key)


def render_list(request: Visit, name: str, context: dict[str, Any]) -> HttpResponse:
    """`<name>_list.html`, `<name>_table.html` or `<name>_rows.html`, as the request needs."""
    whole = not request.htmx or request.htmx.history_restore_request
    part = "list" if whole else "rows" if "after" in request.GET else "table"
    return render(request, f"{name}_{part}.html", context)


def shown_part(request: Visit, parts: Collection[str]) -> str:
    """Which part of a list in tabs the address names; the first where it names none."""
    named = request.GET.get("show", "")
    return named if named in parts else next(iter(parts))


def render_parts(
    request: Visit,
    name: str,
    wording: Worded,
    page: Callable[[str, Place | None], tuple[Sequence[Any], Place | None]],
    **context: Any,
) -> HttpResponse:
    """A list in tabs, each row of it at some stage; `page` gives the rows of a part behind a
    place."""
    shown = shown_part(request, wording.LISTS)
    rows, further = page(shown, Place.read(request.GET.get("after", "")))
    told = {"lists": wording.LISTS, "stages": wording.STAGES, "shown": shown}
    return render_list(request, name, {**told, "rows": rows, "next": further, **context})


def chosen_id(text: str) -> UUID | None:
    """The id in an address; None for none, and for what is no id."""
    try:
        return UUID(text)
    except ValueError:
        return None
