"""Takes out of a store what had come in by mistake, for what it was taken to be worth then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import Sum

from bon.stock.actions.move import Move, lock, move, next_line
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.models import Level, Movement
from bon.stock.places import Place
from bon.stock.reasons import Reason


class Came(NamedTuple):
    """Thousandths of one kind of goods by place, `worth` øre together; `unit_cost`: what a piece
    cost before they came, in thousandths of an øre, None where nobody knew."""

    variant: UUID
    lay: Mapping[Place, int]
    worth: int
    unit_cost: int | None


def take_back(
    source: UUID, store: UUID, reason: Reason, came: Sequence[Came], *, who: UUID | None
) -> None:
    """What is left is worth what it was without them. Where it cannot be, because dearer goods
    were sold meanwhile, they go for the average; where nothing is left, a piece costs again what
    it did before. The lines of `source` go on from those it has."""
    lock([store], [each.variant for each in came])
    first = next_line(source)
    moves = [
        Move(store, each.variant, reason, -milli, place)
        for each in came
        for place, milli in each.lay.items()
    ]
    move(source, moves, who=who, first=first)
    rows = Movement.objects.filter(source_id=source, line__gte=first).values_list("variant_id")
    gone = dict(rows.annotate(Sum("worth")))
    levels = Level.objects.filter(store_id=store, variant_id__in=list(gone))
    left = {level.variant_id: level for level in levels}
    costs = [cost for each in came if (cost := _cost(each, left[each.variant], gone[each.variant]))]
    set_cost(source, store, costs, who=who, first=next_line(source))


def _cost(came: Came, left: Level, gone: int) -> Cost | None:
    """`gone`: what they went for, below nothing."""
    rest = left.worth - gone - came.worth
    if left.owned_milli > 0 and rest >= 0:
        return Cost(came.variant, worth=rest)
    if not left.owned_milli and came.unit_cost is not None:
        return Cost(came.variant, unit_cost=came.unit_cost)
    return None
