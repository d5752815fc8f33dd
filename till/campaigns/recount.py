"""Counting again what campaigns gave, from a sale alone: the pieces each claimed, by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.engine import claim_of
from till.campaigns.piles import Pile
from till.pricing import gross_of

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Campaign, SaleBody, SaleLine

# What a bundle is made of, and what a list says, a sale does not tell.
_UNTOLD = ("bundle", "member_price")


def campaign_difference(body: SaleBody) -> str | None:
    """The first campaign whose pieces do not give what the sale says, or None."""
    for campaign in body["campaigns"]:
        claimed = []
        told = 0
        for line in body["lines"]:
            if line["origin"] is None:
                for applied in line["campaigns"]:
                    if applied["campaign"] == campaign["id"]:
                        claimed.append((line, applied["pieces_milli"]))
                        told += applied["amount"]
        if campaign["kind"] not in _UNTOLD:
            due = _due(campaign, claimed)
            if told != due:
                return campaign["id"] + ": " + str(told) + ", derived " + str(due)
    return None


def _due(campaign: Campaign, claimed: list[tuple[SaleLine, int]]) -> int:
    piles = [_pile(line, pieces_milli, rank) for rank, (line, pieces_milli) in enumerate(claimed)]
    uncapped = campaign.copy()
    uncapped["most"] = 0
    return claim_of(uncapped, piles).amount


def _pile(line: SaleLine, pieces_milli: int, rank: int) -> Pile:
    """The claimed pieces; goods by weight are claimed as the line that they are."""
    pseudo: Any = {
        "item": {"unit": line["unit"]},
        "quantity_milli": pieces_milli,
        "unit_price": line["unit_price"],
        "gross": gross_of(line["unit_price"], pieces_milli),
    }
    return Pile(pseudo, rank)
