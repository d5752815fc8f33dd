"""What goods of a special nature are asked about, and bottles that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.commands.change import blank, check_open, journal
from till.commands.goods import put
from till.errors import Refusal
from till.item import check_item
from till.pricebook import rate_of
from till.pricing import check_asked_price, check_quantity
from till.special import read_age, read_slip, refunded
from till.totals import priced

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def confirm_age(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Notes whether the customer is old enough: asked once a sale, for the highest limit."""
    check_open(cart)
    age, old_enough = read_age(command), command.get("old_enough") is True
    body = {"sale": cart["id"], "age": age, "old_enough": old_enough}
    if old_enough and age > cart["age_checked"]:
        cart = cart.copy()
        cart["age_checked"] = age
    return cart, None, [journal("age_checked", body)]


def refund_deposit(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes bottles back and pays their deposit: a line of fewer than none.

    `slip` is the code of a bottle machine's slip, `price` what it says. Needs `refund_deposit`,
    its limit for all deposits of the sale together, in øre. Refuses with `no_deposit` goods that
    are not a deposit, `slip_redeemed` a slip that is in the cart.
    """
    check_open(cart)
    item = check_item(command.get("item"))
    if not item.get("bottle_deposit", False):
        raise Refusal("no_deposit", {"name": item["name"]})
    quantity_milli = check_quantity(item, command.get("quantity_milli", 1000))
    fresh = blank(cart, item, rate_of(book, item["vat"]), command)
    fresh["quantity_milli"] = -quantity_milli
    fresh["asked_price"] = check_asked_price(item, command.get("price"))
    slip = read_slip(cart, quantity_milli, command)
    if slip is not None:
        fresh["slip"] = slip
    changed, no, effects = put(book, cart, priced(book, cart, fresh), -quantity_milli)
    return refunded(book, changed, no, command), no, effects


COMMANDS: dict[str, Verb] = {"confirm_age": confirm_age, "refund_deposit": refund_deposit}
