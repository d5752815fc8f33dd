"""What this app tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class GoodsChanged:
    """These variants are new, changed or archived as of `revision` of the catalogue."""

    variants: tuple[UUID, ...]
    revision: int


@dataclass(frozen=True)
class PricesChanged:
    """These variants cost something else now than `before`, in øre; None is asked at the counter.
    In one store, or with `store` None wherever no list of the store's own says otherwise."""

    before: tuple[tuple[UUID, int | None], ...]
    store: UUID | None = None
