"""The terms of a campaign: complete and possible, or the pricebook is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.fields import bad, is_whole

if TYPE_CHECKING:
    from typing import Any

_NUMBERS = ("number", "price", "amount", "rate_bp", "pieces", "paid", "limit", "most")
_LISTS = ("parts", "steps", "groups", "weekdays")
_MOST_PIECES = 12  # in a set of n for m: more would take a register too long
# kind → the figures it cannot do without
_NEEDED = {
    "percent_off": ("rate_bp",),
    "amount_off": ("amount",),
    "fixed_price": (),
    "n_for_price": ("pieces",),
    "n_for_m": ("pieces", "rate_bp"),
    "bundle": (),
    "threshold": ("limit",),
    "quantity_steps": (),
}


def check_campaigns(given: list[Any]) -> None:
    """Refuses with `bad_request`, naming the field, a campaign that cannot be worked out."""
    for campaign in given:
        if type(campaign) is not dict or campaign.get("kind") not in _NEEDED:
            raise bad("campaigns.kind")
        for field in _NUMBERS:
            if not is_whole(campaign.get(field)) or campaign[field] < 0:
                raise bad("campaigns." + field)
        for field in _LISTS:
            if type(campaign.get(field)) is not list:
                raise bad("campaigns." + field)
        for field in _NEEDED[campaign["kind"]]:
            if campaign[field] == 0:
                raise bad("campaigns." + field)
        if campaign["rate_bp"] > 10_000:
            raise bad("campaigns.rate_bp")
        _check_sets(campaign)


def _check_sets(campaign: dict[str, Any]) -> None:
    if campaign["kind"] == "n_for_m":
        if not campaign["paid"] < campaign["pieces"] <= _MOST_PIECES:
            raise bad("campaigns.paid")
    for part in campaign["parts"]:
        if not is_whole(part.get("pieces")) or part["pieces"] < 1:
            raise bad("campaigns.parts")
        if not is_whole(part.get("rate_bp")) or not 0 <= part["rate_bp"] <= 10_000:
            raise bad("campaigns.parts")
    for step in campaign["steps"]:
        if not is_whole(step.get("pieces")) or step["pieces"] < 1:
            raise bad("campaigns.steps")
        if not is_whole(step.get("rate_bp")) or not 0 <= step["rate_bp"] <= 10_000:
            raise bad("campaigns.steps")
