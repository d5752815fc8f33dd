"""So many for one price: 3 for 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.piles import Claim, Stack, shared_by_price
from till.rounding import down

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign


def claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    """Sets of the pieces that lose least by it, as long as a set is cheaper. This is exact: the
    sets together only ask which pieces are in them, and each further set gains no more."""
    stack = Stack(piles, lambda pile: pile.price - pile.alone)
    taken: dict[int, int] = {}
    sets = 0
    while campaign["most"] == 0 or sets < campaign["most"]:
        found = stack.top(campaign["pieces"], taken)
        if found is None:
            break
        if sum([part * value for _pile, part, value in found]) <= campaign["price"]:
            break
        times = 1
        if len(found) == 1:
            pile = found[0][0]
            times = down(pile.left - taken.get(pile.rank, 0), campaign["pieces"])
            if campaign["most"] != 0:
                times = min(times, campaign["most"] - sets)
        for pile, part, _value in found:
            taken[pile.rank] = taken.get(pile.rank, 0) + part * times
        sets += times
    takes = shared_by_price(piles, taken)
    paid = sum([weight for _pile, _pieces, weight in takes])
    return Claim(campaign, paid - sets * campaign["price"], takes)
