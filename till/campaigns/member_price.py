"""What members pay for goods: a price list of theirs, as good a campaign as any other.

A piece gets it or a campaign, whichever is cheaper, never both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.pricing import gross_of

if TYPE_CHECKING:
    from till.campaigns.piles import Pile
    from till.shapes import Campaign, PriceList


def member_price(known: PriceList) -> Campaign:
    """A price list for members as the campaign that it is."""
    return {
        "id": known["id"],
        "number": 0,
        "name": known["name"],
        "kind": "member_price",
        "parts": [],
        "price": 0,
        "amount": 0,
        "rate_bp": 0,
        "pieces": 0,
        "paid": 0,
        "limit": 0,
        "steps": [],
        "audience": "members",
        "groups": [],
        "starts_at": None,
        "ends_at": None,
        "weekdays": [],
        "from_time": None,
        "until_time": None,
        "with_discount": True,
        "most": 0,
    }


def saving(campaign: Campaign, pile: Pile) -> int:
    """Off one piece, in øre; nothing where it is cheaper already."""
    for each in pile.line["item"]["prices"]:
        if each["list"] == campaign["id"]:
            return max(0, pile.price - gross_of(each["price"], pile.piece_milli))
    return 0
