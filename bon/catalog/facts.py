"""What this app tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class GoodsChanged:
    """These variants are new, changed or archived as of `revision` of the catalogue."""

    variants: tuple[UUID, ...]
    revision: int
