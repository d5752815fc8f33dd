"""Whom a campaign is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from till.shapes import Campaign, Cart


def is_for(campaign: Campaign, cart: Cart) -> bool:
    """Whether the customer of the cart is among those the campaign is for."""
    audience = campaign["audience"]
    if audience == "group":
        return any(group in campaign["groups"] for group in cart["customer_groups"])
    if audience == "members":
        return cart["member"]
    if audience == "coupon":
        return any(coupon["campaign"] == campaign["number"] for coupon in cart["coupons"])
    return True
