"""What this app tells the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class Part(NamedTuple):
    """So many whole thousandths of one lot of a variant; of a `piece` the number is its own."""

    variant: UUID
    number: str
    expires_on: dt.date | None
    piece: bool
    quantity_milli: int


@dataclass(frozen=True)
class GoodsReceived:
    """A delivery was booked. `parts` are those of its goods that are told apart."""

    receipt: UUID
    store: UUID
    at: dt.datetime
    who: UUID
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class DeliveryUndone:
    """A delivery was booked by mistake: what came left the store again, `parts` of it too."""

    receipt: UUID
    store: UUID
    at: dt.datetime
    who: UUID
    parts: tuple[Part, ...]
