"""What a line of a sale takes from the shelf: the goods on it, or the parts of a kit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bon.catalog.queries import PartOf, parts_of
from bon.sales.facts import RecordedSale, SoldLine
from bon.sales.queries import paid_at
from till.rounding import half_up


class Taken(NamedTuple):
    """Thousandths of a variant, as the line counts them: negative came back."""

    variant: str
    quantity_milli: int


class Kits:
    """The kits among what was sold, as they were made up whenever it was."""

    def __init__(self, sales: Sequence[RecordedSale]) -> None:
        sold = {UUID(line.variant) for sale in sales for line in sale.lines}
        self._parts = parts_of(sold, ever=True)
        self._paid = paid_at(self._origins(sales)) if self._parts else {}

    def taken(self, line: SoldLine, at: str) -> Sequence[Taken]:
        """What came back is what was taken when it was sold, where that sale is known here."""
        parts = self._parts.get(UUID(line.variant))
        if parts is None:
            return [Taken(line.variant, line.quantity_milli)]
        sold_at = self._paid.get(line.origin) if line.origin else None
        held = _holding(parts, sold_at or datetime.fromisoformat(at))
        if not held:  # it was no kit then
            return [Taken(line.variant, line.quantity_milli)]
        return [
            Taken(str(part.variant), half_up(line.quantity_milli * part.quantity_milli, 1_000))
            for part in held
        ]

    def _origins(self, sales: Sequence[RecordedSale]) -> set[UUID]:
        return {
            line.origin
            for sale in sales
            for line in sale.lines
            if line.origin and UUID(line.variant) in self._parts
        }


def pieces(parts: Iterable[PartOf], levels: Mapping[UUID, int]) -> int:
    """How many whole kits, in thousandths, can be made of what lies there."""
    each = [levels.get(part.variant, 0) // part.quantity_milli for part in parts]
    return min(each, default=0) * 1_000


def _holding(parts: Sequence[PartOf], at: datetime) -> list[PartOf]:
    return [part for part in parts if part.holds(at)]
