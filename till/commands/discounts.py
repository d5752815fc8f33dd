"""Discounts given by hand, on a line or on the cart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.commands.change import check_open, find, replace
from till.discount import check_authority, read_discount
from till.errors import Refusal
from till.totals import with_lines

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def discount_line(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives a discount on one line, or takes it away with null."""
    check_open(cart)
    index = find(cart, command)
    line = cart["lines"][index].copy()
    line["discount"] = None
    if command.get("discount") is not None:
        if not line["item"]["discountable"]:
            raise Refusal("not_discountable", {"line": line["no"]})
        line["discount"] = read_discount(book, command, ("percent", "amount", "price"))
    change = replace(book, cart, index, line)
    check_authority(book, change[0])
    return change


def discount_cart(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives a discount on the whole cart, or takes it away with null."""
    check_open(cart)
    cart = cart.copy()
    cart["discount"] = None
    if command.get("discount") is not None:
        if cart["lines"] and not any(line["item"]["discountable"] for line in cart["lines"]):
            raise Refusal("not_discountable")
        cart["discount"] = read_discount(book, command, ("percent", "amount"))
    changed = with_lines(book, cart, cart["lines"])
    check_authority(book, changed)
    return changed, None, []


COMMANDS: dict[str, Verb] = {"discount_line": discount_line, "discount_cart": discount_cart}
