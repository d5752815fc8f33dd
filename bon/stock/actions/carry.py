"""Carries goods from one store to another, with what they are worth."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

from bon.kit.tenancy import organisation_id
from bon.stock.actions.move import Move, lock, move, next_line
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.models import Level, Movement
from bon.stock.places import Place
from bon.stock.reasons import Reason

_OPENED = """
INSERT INTO stock_level (organisation_id, store_id, variant_id)
SELECT %s, store, variant FROM unnest(%s::uuid[]) store, unnest(%s::uuid[]) variant
ORDER BY store, variant ON CONFLICT DO NOTHING
"""


class Spot(NamedTuple):
    """A place in a store, and why goods move there or away."""

    store: UUID
    place: Place
    reason: Reason


class Load(NamedTuple):
    """So many thousandths of one kind of goods; more than nothing, each kind once. `worth`: what
    they are known to be worth, in øre, as what is sent back; None: what those do that lie there."""

    variant: UUID
    quantity_milli: int
    worth: int | None = None


def carry(
    source: UUID,
    origin: Spot,
    goal: Spot,
    loads: Sequence[Load],
    *,
    who: UUID | None,
    at: datetime | None = None,
) -> dict[UUID, int]:
    """Out of one store and into the other; gives what each variant was worth, in øre.

    Goods take along what they were worth where they lay. What nobody there knows the cost of
    costs what it does in the store it comes to. The lines of `source` go on from those it has.
    The levels are held (`open_levels`) by whoever calls.
    """
    loads = sorted(load for load in loads if load.quantity_milli)
    goods = [load.variant for load in loads]
    with transaction.atomic():
        unknown = _without_cost(origin.store, goods)
        first = next_line(source)
        gone = [_move(origin, load, -load.quantity_milli) for load in loads]
        move(source, gone, who=who, at=at, first=first)
        taken = {variant: -worth for variant, worth in _worth(source, first).items()}
        _put_right(source, origin.store, loads, taken, who, at)
        first = next_line(source)
        come = [
            _move(
                goal,
                load,
                load.quantity_milli,
                None if load.variant in unknown else max(0, taken[load.variant]),
            )
            for load in loads
        ]
        move(source, come, who=who, at=at, first=first)
        return _worth(source, first)


def _move(spot: Spot, load: Load, quantity_milli: int, worth: int | None = None) -> Move:
    return Move(spot.store, load.variant, spot.reason, quantity_milli, spot.place, worth)


def _put_right(
    source: UUID,
    store: UUID,
    loads: Sequence[Load],
    taken: dict[UUID, int],
    who: UUID | None,
    at: datetime | None,
) -> None:
    """Goods of a known worth leave with it: what the average made of it too much or too little
    stays with those that are left, where any are. `taken` is then what was known."""
    left = {
        row.variant_id: row
        for row in Level.objects.filter(store_id=store).filter(
            variant_id__in=[load.variant for load in loads]
        )
    }
    costs = []
    for load in loads:
        level = left[load.variant]
        if load.worth is None or load.worth == taken[load.variant]:
            continue
        rest = level.worth + taken[load.variant] - load.worth
        if level.owned_milli > 0 and rest >= 0:
            costs.append(Cost(load.variant, worth=rest))
            taken[load.variant] = load.worth
    set_cost(source, store, costs, who=who, at=at, first=next_line(source))


def open_levels(stores: Collection[UUID], goods: Collection[UUID]) -> None:
    """Makes and keeps the levels of both stores in the order in which all others take them: two
    stores that send to each other wait, and never for each other."""
    with connection.cursor() as cursor:
        cursor.execute(_OPENED, [organisation_id(), list(stores), list(goods)])
    lock(stores, goods)


def _without_cost(store: UUID, goods: Sequence[UUID]) -> set[UUID]:
    levels = Level.objects.filter(store_id=store, variant_id__in=goods, unit_cost=0, worth=0)
    return set(levels.values_list("variant_id", flat=True))


def _worth(source: UUID, first: int) -> dict[UUID, int]:
    rows = Movement.objects.filter(source_id=source, line__gte=first)
    return dict(rows.values_list("variant_id", "worth"))
