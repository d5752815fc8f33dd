"""The pieces of a line, as campaigns compete for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.rounding import down, half_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from till.shapes import Campaign, Line

    Take = tuple["Pile", int, int]  # pieces of a pile, and the weight by which they share


class Pile:
    """Equal pieces: of a line of goods in pieces each one; of goods by weight the line as one.

    `alone` is what the best campaign that judges each piece by itself, `single`, takes off one:
    what a set must beat; `linking` are those that do not. `rank` orders piles alike, however the
    lines stand in the cart.
    """

    def __init__(self, line: Line, rank: int = 0) -> None:
        self.line = line
        self.rank = rank
        self.linking: list[Campaign] = []
        self.whole = line["item"]["unit"] == "pcs" and line["quantity_milli"] % 1000 == 0
        self.pieces = down(line["quantity_milli"], 1000) if self.whole else 1
        self.piece_milli = 1000 if self.whole else line["quantity_milli"]
        self.price = line["unit_price"] if self.whole else line["gross"]
        self.alone = 0
        self.single: Campaign | None = None
        self.left = self.pieces
        self.mark = 0  # tells those apart that are known

    def off(self, rate_bp: int) -> int:
        """A rate of one piece, half-up."""
        return half_up(self.price * rate_bp, 10_000)


class Claim:
    """What a campaign would take: `amount` off pieces, `gain` more than these get without it."""

    def __init__(self, campaign: Campaign, amount: int, takes: list[Take]) -> None:
        self.campaign = campaign
        self.amount = amount
        self.takes = takes
        self.gain = amount - sum([pile.alone * pieces for pile, pieces, _weight in takes])


class Stack:
    """Piles with the most valuable piece on top, taken off from there."""

    def __init__(self, piles: list[Pile], value: Callable[[Pile], int]) -> None:
        rows = [(-value(pile), pile.rank, pile) for pile in piles if pile.whole and pile.left > 0]
        rows.sort(key=lambda row: (row[0], row[1]))
        self._rows = rows

    def top(self, pieces: int, taken: dict[int, int]) -> list[tuple[Pile, int, int]] | None:
        """The topmost `pieces` that are not `taken`: pile, how many, value of each. None where
        there are not so many."""
        found = []
        for worth, rank, pile in self._rows:
            free = pile.left - taken.get(rank, 0)
            if free > 0:
                part = min(free, pieces)
                found.append((pile, part, -worth))
                pieces -= part
                if pieces == 0:
                    return found
        return None


def shared_by_price(piles: list[Pile], taken: dict[int, int]) -> list[Take]:
    """What was `taken`, by rank, sharing by what the pieces cost."""
    return [
        (pile, taken[pile.rank], pile.price * taken[pile.rank])
        for pile in piles
        if taken.get(pile.rank, 0) > 0
    ]
