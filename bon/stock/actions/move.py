"""Moves goods for any reason but a sale: the one door to movements and levels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from bon.kit import tenancy
from bon.kit.calls import call
from bon.stock.models import Level, Movement
from bon.stock.places import FLOOR, Place
from bon.stock.reasons import FROM_JOURNAL, Reason

_encode = msgspec.json.Encoder().encode


class Move(NamedTuple):
    """By how much the stock of a variant changes, in thousandths; negative: less. `worth`: what
    goods that come in cost together, in øre without VAT; None: what those cost that lie there.
    `at`: when it was so, where that differs from one to the other."""

    store: UUID
    variant: UUID
    reason: Reason
    quantity_milli: int
    place: Place = FLOOR
    worth: int | None = None
    at: datetime | None = None


def move(
    source: UUID,
    moves: Sequence[Move],
    *,
    who: UUID | None,
    at: datetime | None = None,
    first: int = 1,
) -> None:
    """Moves the goods and keeps levels and worth. `source` names what caused it, and each of the
    moves is a line of it, from `first` on; those of nothing are left out. `at`: when it was so,
    now if not said.

    Raises ValueError for a reason that belongs to the journal, for a worth below nothing, and for
    a worth of goods that go out.
    """
    when = at or timezone.now()
    lines = [(line, each) for line, each in enumerate(moves, first) if each.quantity_milli]
    for _, each in lines:
        _refuse_odd(each)
    lines.sort(key=lambda line: _kind(line[1]))
    with transaction.atomic():
        lock({each.store for _, each in lines}, {each.variant for _, each in lines})
        for (store, priced), some in groupby(lines, key=lambda line: _kind(line[1])):
            rows = [_row(source, line, each, who, when) for line, each in some]
            function = "stock_receive" if priced else "stock_move"
            call(function, tenancy.organisation_id(), store, _encode(rows).decode())


def lock(stores: Iterable[UUID], variants: Iterable[UUID]) -> None:
    """Keeps every level that will change, in the order in which all others take them."""
    levels = Level.objects.filter(store_id__in=list(stores), variant_id__in=list(variants))
    list(levels.order_by("store_id", "variant_id").select_for_update().values_list("store_id"))


def next_line(source: UUID) -> int:
    """Behind the last that the source has, for a cause that moves goods more than once."""
    rows = Movement.objects.filter(source_id=source)
    last: int | None = rows.aggregate(last=Max("line"))["last"]
    return 1 if last is None else last + 1


def _kind(each: Move) -> tuple[UUID, bool]:
    return each.store, each.worth is not None


def _refuse_odd(each: Move) -> None:
    if each.reason.code in FROM_JOURNAL:
        raise ValueError(f"{each.reason.code} follows from the journal alone")
    if each.worth is not None and (each.worth < 0 or each.quantity_milli < 0):
        raise ValueError(f"{each.quantity_milli} thousandths do not come in for {each.worth} øre")


def _row(source: UUID, line: int, each: Move, who: UUID | None, at: datetime) -> dict[str, Any]:
    return {
        "source": source,
        "line": line,
        "variant": each.variant,
        "place": each.place.code,
        "reason": each.reason.code,
        "quantity_milli": each.quantity_milli,
        "worth": each.worth,
        "at": each.at or at,
        "who": who,
    }
