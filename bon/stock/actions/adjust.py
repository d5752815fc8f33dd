"""Sets stock right where no sale did: an opening balance, a correction, goods that are no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bon.kit.ids import uuid7
from bon.stock.actions.move import Move, move
from bon.stock.places import FLOOR, Place
from bon.stock.reasons import ADJUSTMENT, Reason


class Change(NamedTuple):
    """By how much a variant's stock changes, in thousandths; negative: less. `worth`: what goods
    that come in cost together, in øre; None: what those cost that lie there."""

    variant: UUID
    quantity_milli: int
    place: Place = FLOOR
    worth: int | None = None


def adjust(
    store: UUID,
    changes: Sequence[Change],
    reason: Reason = ADJUSTMENT,
    *,
    who: UUID | None = None,
    at: datetime | None = None,
) -> UUID:
    """Moves the goods and keeps the levels; gives the adjustment's id. Changes of nothing are
    left out. `at`: when it was so, now if not said. Raises ValueError as `move` does."""
    source = uuid7()
    moves = [
        Move(store, each.variant, reason, each.quantity_milli, each.place, each.worth)
        for each in changes
    ]
    move(source, moves, who=who, at=at)
    return source
