"""A percentage off every piece: 20 % off helmets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign


def saving(campaign: Campaign, pile: Pile) -> int:
    """Off one piece, in øre, half-up."""
    return pile.off(campaign["rate_bp"])
