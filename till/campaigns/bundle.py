"""Goods of several groups together: helmet and bell for 299, or a lock free with a bike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.index import is_meant
from till.campaigns.piles import Claim, Stack, shared_by_price

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign, Part


def claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    """Sets of the most valuable piece of each part, as long as a set is cheaper. Exact where no
    goods are in two parts; otherwise the parts choose one after the other."""
    stacks = [_stack(campaign, part, piles) for part in campaign["parts"]]
    taken: dict[int, int] = {}
    amount = 0
    sets = 0
    while campaign["most"] == 0 or sets < campaign["most"]:
        found = _set(campaign, stacks, taken)
        if found is None:
            break
        given, cost, more = found
        if given <= cost:
            break
        amount += given
        sets += 1
        taken = more
    return Claim(campaign, amount, shared_by_price(piles, taken))


def _stack(campaign: Campaign, part: Part, piles: list[Pile]) -> Stack:
    meant = [pile for pile in piles if is_meant(part, pile.line["item"])]
    return Stack(meant, lambda pile: _off(campaign, part, pile) - pile.alone)


def _off(campaign: Campaign, part: Part, pile: Pile) -> int:
    """What a piece gives to the bundle: its price, or the part's rate of it."""
    return pile.price if campaign["price"] != 0 else pile.off(part["rate_bp"])


def _set(
    campaign: Campaign, stacks: list[Stack], taken: dict[int, int]
) -> tuple[int, int, dict[int, int]] | None:
    """The next set: what it gives, what its pieces would get alone, and all taken with it."""
    more = taken.copy()
    given = -campaign["price"]
    alone = 0
    for part, stack in zip(campaign["parts"], stacks):
        found = stack.top(part["pieces"], more)
        if found is None:
            return None
        for pile, pieces, _value in found:
            given += _off(campaign, part, pile) * pieces
            alone += pile.alone * pieces
            more[pile.rank] = more.get(pile.rank, 0) + pieces
    return given, alone, more
