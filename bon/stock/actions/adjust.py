"""Sets stock right where no sale did: an opening balance, a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.kit import tenancy
from bon.kit.calls import call
from bon.kit.ids import uuid7
from bon.stock.reasons import ADJUSTMENT, FROM_JOURNAL, Reason

_encode = msgspec.json.Encoder().encode


class Change(NamedTuple):
    """By how much a variant's stock changes, in thousandths; negative: less."""

    variant: UUID
    quantity_milli: int


def adjust(
    store: UUID,
    changes: Sequence[Change],
    reason: Reason = ADJUSTMENT,
    *,
    at: datetime | None = None,
) -> UUID:
    """Moves the goods and keeps the levels; gives the adjustment's id. Changes of nothing are
    left out. `at`: when it was so, now if not said. Raises ValueError for a reason that belongs
    to the journal."""
    if reason.code in FROM_JOURNAL:
        raise ValueError(f"{reason.code} follows from the journal alone")
    source = uuid7()
    moves = [
        {
            "source": source,
            "line": line,
            "variant": change.variant,
            "reason": reason.code,
            "quantity_milli": change.quantity_milli,
            "at": at or timezone.now(),
        }
        for line, change in enumerate(changes, start=1)
        if change.quantity_milli
    ]
    if moves:
        call("stock_move", tenancy.organisation_id(), store, _encode(moves).decode())
    return source
