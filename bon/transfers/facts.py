"""What this app tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class GoodsSent:
    """So many thousandths of each variant were taken for another store; told as they leave, while
    the first store still has them."""

    transfer: UUID
    origin: UUID
    goal: UUID
    who: UUID
    goods: tuple[tuple[UUID, int], ...]


@dataclass(frozen=True)
class GoodsSentBack:
    """So many thousandths of what a transfer took to `goal` lie in `origin` again."""

    transfer: UUID
    origin: UUID
    goal: UUID
    who: UUID
    goods: tuple[tuple[UUID, int], ...]
