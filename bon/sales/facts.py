"""What the sales record tells the other apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class SoldLine(NamedTuple):
    """One line of a sale. Negative quantity: goods that came back, `defect` ones not to the
    sales floor, `origin` the sale they were bought in where that is known."""

    no: int
    variant: str
    quantity_milli: int
    defect: bool = False
    origin: UUID | None = None


@dataclass(frozen=True)
class RecordedSale:
    id: UUID
    at: str
    lines: Sequence[SoldLine]


@dataclass(frozen=True)
class CustomerNamed:
    """Whose sale it was became known after it was paid."""

    organisation: UUID
    sale: UUID
    customer: UUID


@dataclass(frozen=True)
class SalesRecorded:
    """Sales of one store, in order. None of them is training."""

    organisation: UUID
    store: UUID
    sales: Sequence[RecordedSale]
