"""The more, the cheaper each: 10 % off from 3 pieces, 20 % from 6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.piles import Claim

if TYPE_CHECKING:
    from till.campaigns.piles import Pile, Take
    from till.shapes import Campaign, Step


def claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    """The step that gives most. Exact: every piece that gains, and as many of the others, those
    that lose least first, as the step asks for."""
    best = Claim(campaign, 0, [])
    for step in campaign["steps"]:
        found = _at(campaign, step, piles)
        if found is not None and found.gain > best.gain:
            best = found
    return best


def _at(campaign: Campaign, step: Step, piles: list[Pile]) -> Claim | None:
    rows = [
        (pile.alone - pile.off(step["rate_bp"]), pile.rank, pile)
        for pile in piles
        if pile.whole and pile.left > 0
    ]
    rows.sort(key=lambda row: (row[0], row[1]))
    takes: list[Take] = []
    count = 0
    for loss, _rank, pile in rows:
        pieces = pile.left
        if loss >= 0:
            pieces = min(pieces, step["pieces"] - count)
        if pieces <= 0:
            break
        takes.append((pile, pieces, pile.off(step["rate_bp"]) * pieces))
        count += pieces
    if count < step["pieces"]:
        return None
    return Claim(campaign, sum([weight for _pile, _pieces, weight in takes]), takes)
