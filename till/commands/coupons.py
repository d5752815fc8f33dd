"""Coupons: personal codes that each open one campaign, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.commands.change import check_open
from till.errors import Refusal
from till.fields import whole
from till.totals import priced_again

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Coupon, Pricebook


def use_coupon(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes a coupon that was scanned, by its `campaign` and `number`. Whether it was used
    before, another register may know; this one sells.

    Refuses with `coupon_unknown` where its campaign is over or never was, `coupon_used` where
    one of that campaign is in the cart already: a campaign holds once in a sale.
    """
    check_open(cart)
    coupon: Coupon = {"campaign": whole(command, "campaign"), "number": whole(command, "number")}
    if any(known["campaign"] == coupon["campaign"] for known in cart["coupons"]):
        raise Refusal("coupon_used", dict(coupon))
    if not any(
        known["audience"] == "coupon" and known["number"] == coupon["campaign"]
        for known in book["campaigns"]
    ):
        raise Refusal("coupon_unknown", dict(coupon))
    return _with_coupons(book, cart, cart["coupons"] + [coupon])


def drop_coupon(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes a coupon out again. Refuses with `coupon_unknown`."""
    check_open(cart)
    coupon: Coupon = {"campaign": whole(command, "campaign"), "number": whole(command, "number")}
    if coupon not in cart["coupons"]:
        raise Refusal("coupon_unknown", dict(coupon))
    return _with_coupons(book, cart, [known for known in cart["coupons"] if known != coupon])


def _with_coupons(book: Pricebook, cart: Cart, coupons: list[Coupon]) -> Change:
    changed = cart.copy()
    changed["coupons"] = coupons
    return priced_again(book, changed), None, []


COMMANDS: dict[str, Verb] = {"use_coupon": use_coupon, "drop_coupon": drop_coupon}
