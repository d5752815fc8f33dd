"""Goods for so much give something off them all: 50 kr. off from 500 kr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.piles import Claim
from till.rounding import ceiling, half_up

if TYPE_CHECKING:
    from till.campaigns.piles import Pile, Take
    from till.shapes import Campaign


def claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    """All pieces that lose nothing by it, then those that lose least for what they cost, until
    the limit is reached. The last step may depart from the best by less than one piece."""
    rows = []
    for pile in piles:
        if pile.left > 0:
            off = pile.off(campaign["rate_bp"])
            weight = off if campaign["amount"] == 0 else pile.price
            lost = pile.alone - off
            loss = _for_each_krone(lost, pile) if lost > 0 else 0
            rows.append((loss, pile.rank, pile, weight))
    rows.sort()  # no two have one rank
    takes: list[Take] = []
    reached = 0
    for loss, _rank, pile, weight in rows:
        if loss > 0 and reached >= campaign["limit"]:
            break
        pieces = pile.left
        if loss > 0 and pile.price > 0:
            missing = campaign["limit"] - reached
            pieces = min(pieces, ceiling(missing, pile.price))
        takes.append((pile, pieces, weight * pieces))
        reached += pile.price * pieces
    if reached < campaign["limit"] or reached == 0:
        return Claim(campaign, 0, [])
    return Claim(campaign, _amount(campaign, takes, reached), takes)


def _for_each_krone(lost: int, pile: Pile) -> int:
    """What a piece loses by being among the goods, for each krone it costs."""
    return half_up(lost * 1_000_000, pile.price) if pile.price > 0 else 0


def _amount(campaign: Campaign, takes: list[Take], reached: int) -> int:
    if campaign["amount"] != 0:
        return min(campaign["amount"], reached)
    return sum([weight for _pile, _pieces, weight in takes])
