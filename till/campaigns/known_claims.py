"""What campaigns came to, kept: with every scan most of them meet the very pieces they met before.

Nothing but time depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.piles import Claim

if TYPE_CHECKING:
    from typing import Any

    from till.campaigns.piles import Pile
    from till.shapes import Campaign

_KEPT = 500


class KnownClaims:
    """Claims by campaign and by all that they depend on: which piles, and what is left of each."""

    def __init__(self) -> None:
        self._marks: dict[Any, int] = {}
        # amount, and of the piles by their places: pieces, weight
        self._claims: dict[Any, tuple[int, list[tuple[int, int, int]]]] = {}

    def is_full(self) -> bool:
        """Whether to begin anew. Marks hold as long as this object does."""
        return len(self._claims) >= _KEPT

    def mark_of(self, pile: Pile) -> int:
        """The same number for piles that no claim tells apart but by what is left of them."""
        item = pile.line["item"]
        goods = (item["variant"], item["product"], item["category"], item["brand"])
        met = (pile.price, pile.alone, pile.piece_milli, goods, tuple(item["tags"]))
        return self._marks.setdefault(met, len(self._marks))

    def find(self, key: Any, campaign: Campaign, piles: list[Pile]) -> Claim | None:
        """The claim of a campaign on `piles`, if it is known under this `key_of` them."""
        known = self._claims.get(key)
        if known is None:
            return None
        amount, places = known
        return Claim(campaign, amount, [(piles[at], n, weight) for at, n, weight in places])

    def keep(self, key: Any, claim: Claim, piles: list[Pile]) -> None:
        at_of = {pile.rank: at for at, pile in enumerate(piles)}
        places = [(at_of[pile.rank], pieces, weight) for pile, pieces, weight in claim.takes]
        self._claims[key] = (claim.amount, places)


def key_of(campaign: Campaign, piles: list[Pile]) -> Any:
    """All that the claim of a campaign on marked `piles` depends on."""
    met: list[Any] = [campaign["id"]]
    for pile in piles:
        met.append(pile.mark)
        met.append(pile.left)
    return tuple(met)
