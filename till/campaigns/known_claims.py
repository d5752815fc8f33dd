"""What campaigns came to, kept: with every scan most of them meet the very pieces they met before.

Nothing but time depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from till.campaigns.piles import Claim, Pile
    from till.shapes import Campaign, Line

_KEPT = 500


class KnownClaims:
    """Claims by campaign and by all that they depend on: which piles, and what is left of each."""

    def __init__(self) -> None:
        self._piles: dict[int, Pile] = {}
        self._claims: dict[Any, Claim] = {}
        self._marks = 0

    def is_full(self) -> bool:
        """Whether to begin anew."""
        return len(self._claims) >= _KEPT

    def pile_of(self, line: Line) -> Pile | None:
        """The pile of this very line, as long as nothing else had its number."""
        pile = self._piles.get(line["no"])
        return pile if pile is not None and pile.line is line else None

    def keep_pile(self, pile: Pile) -> None:
        """Marks it: no other has its mark."""
        self._marks += 1
        pile.mark = self._marks
        self._piles[pile.line["no"]] = pile

    def find(self, key: Any) -> Claim | None:
        """The claim that is known under this `key_of` a campaign and piles."""
        return self._claims.get(key)

    def keep(self, key: Any, claim: Claim) -> None:
        self._claims[key] = claim


def key_of(campaign: Campaign, piles: list[Pile]) -> Any:
    """All that the claim of a campaign on marked `piles` depends on."""
    met: list[Any] = [campaign["id"]]
    for pile in piles:
        met.append(pile.mark)
        met.append(pile.left)
    return tuple(met)
