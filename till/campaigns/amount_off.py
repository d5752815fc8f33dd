"""An amount off every piece, or every kilo: 50 kr. off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.pricing import gross_of

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign


def saving(campaign: Campaign, pile: Pile) -> int:
    """Off one piece, in øre, never more than it costs."""
    return min(gross_of(campaign["amount"], pile.piece_milli), pile.price)
