"""A person sets stock right: what was counted, found, broken, stolen or moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.staff.access import require, store_for
from bon.staff.models import Person
from bon.stock.actions.move import Move, lock, move
from bon.stock.happenings import Happening
from bon.stock.models import Adjustment, Level
from bon.stock.places import FLOOR, Place
from till.rounding import half_up


class Said(NamedTuple):
    """What happened in a store, at a place, with so many thousandths of each variant. `id` is
    the screen's own: said twice it happened once."""

    id: UUID
    store: UUID
    happening: Happening
    quantities: Mapping[UUID, int]
    place: Place = FLOOR
    note: str = ""


def put_right(person: Person, said: Said) -> Adjustment:
    """Raises Denied for goods worth more than the person may write off or in alone, NotFound for
    a store that is not theirs, and ValidationError where nothing would change."""
    require(person, "stock_adjust")
    store = store_for(person, said.store)
    with transaction.atomic():
        lock([store.id], said.quantities)
        done: Adjustment | None = Adjustment.objects.filter(id=said.id).first()
        if done is not None:
            return done
        moves, amount = _moves(said)
        if not moves:
            raise ValidationError(_("Der er ikke noget at rette: det passer allerede."))
        require(person, "stock_adjust", amount)
        made: Adjustment = Adjustment.objects.create(
            id=said.id,
            store=store,
            reason=said.happening.reason.code,
            note=said.note,
            who=person.id,
        )
        move(made.id, moves, who=person.id)
        after = {"lines": len(said.quantities), "worth": amount, "note": said.note}
        audit.record("stock_put_right", made, after=after)
    return made


def _moves(said: Said) -> tuple[list[Move], int]:
    """What moves, and what it is worth in øre, whichever way it goes."""
    here = Level.objects.filter(store_id=said.store, variant_id__in=list(said.quantities))
    levels = {level.variant_id: level for level in here}
    reason, to = said.happening.reason, said.happening.to
    moves, amount = [], 0
    for variant, quantity in said.quantities.items():
        level = levels.get(variant)
        lies: int = getattr(level, said.place.column) if level else 0
        change = said.happening.sign * quantity if said.happening.sign else quantity - lies
        if not change or to == said.place:
            continue
        moves.append(Move(said.store, variant, reason, change, said.place))
        if to:
            moves.append(Move(said.store, variant, reason, -change, to))
        else:
            cost = level.unit_cost if level else 0
            amount += half_up(abs(change) * cost, 1_000_000)
    return moves, amount
