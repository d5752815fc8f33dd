"""The queue of labels as the office sees it: narrowed, ordered, a page at a time."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from bon.catalog.store_prices import store_prices
from bon.kit.listing import KEYED, Order, Place, page_of
from bon.labels import queries
from bon.labels.models import Due
from bon.labels.shown import Shown, promised_in, shown

PAGE = 100
BY_NAME = Order("name")
_VALUES = {"name": F("variant__sort_key"), "since": F("since")}
COLUMNS = _VALUES.keys()


class DueFilter(NamedTuple):
    """What the queue is narrowed to. `reason`: "" for all."""

    store: UUID
    kind: str
    reason: str = ""
    text: str = ""


class DueRow(NamedTuple):
    """`was` in øre as it hangs there, None where that is not known; `now` as it must be."""

    due: Due
    was: int | None
    now: Shown


class DuePage(NamedTuple):
    rows: list[DueRow]
    next: Place | None


def due_page(narrow: DueFilter, after: Place | None = None, order: Order = BY_NAME) -> DuePage:
    """In Danish order of the names, or the longest waiting first."""
    valued = queries.due(*narrow).order_by().annotate(key=F("id"), value=_VALUES[order.column])
    keys, following = page_of(valued.values_list(*KEYED, named=True), order, after, PAGE)
    rows = Due.objects.filter(id__in=[row.key for row in keys]).select_related("variant")
    by_id = {row.id: row for row in rows}
    found = [by_id[row.key] for row in keys if row.key in by_id]
    prices = store_prices(narrow.store, [row.variant_id for row in found])
    say = shown(prices, promised_in(narrow.store, prices.keys()))
    return DuePage([_row(row, say[row.variant_id]) for row in found], following)


def _row(due: Due, now: Shown) -> DueRow:
    was = due.was[0] if due.was else None
    return DueRow(due, None if was == now.price else was, now)
