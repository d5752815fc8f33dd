"""Sales and orders as the book enters them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from tests.day.assortment import Good
from tests.day.deeds import Back
from tests.day.reckoning import half_up


@dataclass
class Row:
    """A line of a sale. `claimed`: øre of its goods that no discount by hand may touch; `offs`:
    what a campaign and what a hand took off."""

    name: str
    vat: str
    quantity_milli: int
    total: int
    claimed: int = 0
    campaign: str = ""
    offs: tuple[int, int] = (0, 0)
    unit_price: int = 0
    good: Good | None = None
    back: Back | None = None


@dataclass
class Taking:
    """What a tender kept of a sale; `worth` is cash before its rounding."""

    tender: str
    amount: int
    worth: int
    key: str = ""


@dataclass
class Entered:
    """A sale as the book has it."""

    key: str
    at: str
    customer: str
    rows: list[Row]
    total: int
    rounding: int = 0
    takings: list[Taking] = field(default_factory=list)
    returned: Counter[str] = field(default_factory=Counter)  # thousandths by name
    returned_worth: Counter[str] = field(default_factory=Counter)
    refunded: Counter[str] = field(default_factory=Counter)  # worth by tender

    @property
    def turnover(self) -> int:
        """What goods were sold for: a gift card and a prepayment are owed, not earned."""
        return sum(row.total for row in self.rows if row.good is not None)


@dataclass
class Promise:
    """An order: its goods, and what lies in it by VAT class."""

    rows: list[Row]
    prepaid: dict[str, int]


def row_of(good: Good, milli: int, total: int, back: Back | None = None) -> Row:
    return Row(good.name, good.vat, milli, total, good=good, back=back)


def part_of(row: Row, quantity_milli: int) -> int:
    """What so much of a line was paid with."""
    return half_up(Fraction(row.total * quantity_milli, row.quantity_milli))
