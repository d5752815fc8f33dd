"""What this app tells the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self
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

    def kept(self) -> dict[str, Any]:
        """As a job carries it."""
        before = [(str(id), price) for id, price in self.before]
        return {"before": before, "store": str(self.store) if self.store else None}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        store = UUID(kept["store"]) if kept["store"] else None
        return cls(tuple((UUID(id), price) for id, price in kept["before"]), store)


@dataclass(frozen=True)
class GroupRenamed:
    """What goods are put together by is called something else now: a category by its path, with
    all below it, a brand by its name, a tag. Where two became one, the one that is left."""

    by: Literal["category", "brand", "tag"]
    before: str
    after: str
