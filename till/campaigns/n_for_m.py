"""So many, some of them paid in full: 3 for 2, or the second at half price.

Within a set the cheapest pieces are those that are not paid in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.piles import Claim, shared_by_price
from till.rounding import down

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign

    # gain, and what was taken of each pile so far, the last one first
    Way = tuple[int, "Trail"]
    Trail = tuple[int, "Trail"] | None


def claim(campaign: Campaign, piles: list[Pile]) -> Claim:
    """The best sets. Exact: from the dearest piece to the cheapest, each is left out or next in
    a set, and the best way to every place in a set is kept."""
    ordered = [pile for pile in piles if pile.whole and pile.left > 0]
    ordered.sort(key=lambda pile: (-pile.price, pile.rank))
    places = campaign["pieces"] * max(1, campaign["most"])
    ways: list[Way | None] = [(0, None)] + [None] * (
        places - 1 if campaign["most"] == 0 else places
    )
    for pile in ordered:
        ways = _onward(campaign, pile, ways)
    best: Way = (0, None)
    for at, way in enumerate(ways):
        if way is not None and at % campaign["pieces"] == 0 and way[0] > best[0]:
            best = way
    return _claimed(campaign, ordered, best[1])


def _onward(campaign: Campaign, pile: Pile, ways: list[Way | None]) -> list[Way | None]:
    """The best way to each place once pieces of `pile` may be taken."""
    cyclic = campaign["most"] == 0
    n = campaign["pieces"]
    before = [_cheaper_before(campaign, place) for place in range(len(ways) + 2 * n)]
    off = pile.off(campaign["rate_bp"])
    onward: list[Way | None] = [None] * len(ways)
    for at, way in enumerate(ways):
        if way is None:
            continue
        for pieces in _worth_trying(campaign, pile, len(ways) - 1 - at):
            end = at + pieces
            cheaper = before[end] if end < len(before) else _cheaper_before(campaign, end)
            gain = way[0] + off * (cheaper - before[at]) - pile.alone * pieces
            place = end % n if cyclic else end
            known = onward[place]
            if known is None or gain > known[0]:
                onward[place] = (gain, (pieces, way[1]))
    return onward


def _worth_trying(campaign: Campaign, pile: Pile, room: int) -> list[int]:
    """How many pieces of a pile may be worth taking. Whole sets of it gain all or nothing, so
    without a cap only the fewest and the most of each remainder count."""
    n = campaign["pieces"]
    if campaign["most"] != 0:
        return list(range(min(pile.left, room) + 1))
    if pile.left < 2 * n:
        return list(range(pile.left + 1))
    return list(range(n)) + list(range(pile.left - n + 1, pile.left + 1))


def _cheaper(campaign: Campaign, at: int, pieces: int) -> int:
    """How many of `pieces`, taken from place `at` on, are not paid in full."""
    return _cheaper_before(campaign, at + pieces) - _cheaper_before(campaign, at)


def _cheaper_before(campaign: Campaign, place: int) -> int:
    n, paid = campaign["pieces"], campaign["paid"]
    return down(place, n) * (n - paid) + max(0, place % n - paid)


def _claimed(campaign: Campaign, ordered: list[Pile], trail: Trail) -> Claim:
    taken: dict[int, int] = {}
    for pile in reversed(ordered):
        if trail is None:
            break
        taken[pile.rank], trail = trail
    at = 0
    amount = 0
    for pile in ordered:
        pieces = taken.get(pile.rank, 0)
        amount += pile.off(campaign["rate_bp"]) * _cheaper(campaign, at, pieces)
        at += pieces
    return Claim(campaign, amount, shared_by_price(ordered, taken))
