"""How many kits there are: as many as can be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from bon.catalog.queries import PartOf


def pieces(parts: Iterable[PartOf], levels: Mapping[UUID, int]) -> int:
    """How many whole kits, in thousandths, can be made of what lies there."""
    each = [levels.get(part.variant, 0) // part.quantity_milli for part in parts]
    return min(each, default=0) * 1_000
