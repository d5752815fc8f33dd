"""Discounts given by hand, on a line or on the cart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import sign
from till.commands.change import check_open, find, replace
from till.discount import bind_approval, check_authority, read_discount
from till.errors import Refusal
from till.fields import optional_text
from till.totals import priced, with_lines

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Discount, Pricebook


_OF_A_LINE = ("percent", "amount", "price")
_OF_A_CART = ("percent", "amount")


def discount_line(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives a discount on one line, or takes it away with null."""
    check_open(cart)
    index = find(cart, command)
    line = cart["lines"][index].copy()
    line["discount"] = None
    if command.get("discount") is not None:
        if not line["item"]["discountable"] or line["origin"] is not None:
            raise Refusal("not_discountable", {"line": line["no"]})
        line["discount"] = read_discount(book, command, _OF_A_LINE, "line_discount")
    change = replace(book, cart, index, line)
    bind_approval(change[0], line["no"])
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
        cart["discount"] = read_discount(book, command, _OF_A_CART, "cart_discount")
    changed = with_lines(book, cart, cart["lines"])
    bind_approval(changed, None)
    check_authority(book, changed)
    return changed, None, []


def authorised(book: Pricebook, cart: Cart, command: Command) -> Cart:
    """The cart, if whoever gave or approved its discounts may; one that outgrew them is
    signed by who approved the command. Refuses with `not_allowed`, `approval_needed`.
    """
    try:
        check_authority(book, cart)
    except Refusal as refusal:
        if optional_text(command, "approved_by") is None or refusal.code != "approval_needed":
            raise
        cart = _signed(book, cart, refusal.data["line"], command)
        bind_approval(cart, refusal.data["line"])
        check_authority(book, cart)
    return cart


def _signed(book: Pricebook, cart: Cart, no: int | None, command: Command) -> Cart:
    """The cart with who approved `command` to the discount of line `no`; None: to its own."""
    cart = cart.copy()
    if no is None:
        cart["discount"] = _approved(cart["discount"], command, "cart_discount")
        return with_lines(book, cart, cart["lines"])
    lines = []
    for line in cart["lines"]:
        if line["no"] == no:
            line = line.copy()
            line["discount"] = _approved(line["discount"], command, "line_discount")
            line = priced(book, cart, line)
        lines.append(line)
    return with_lines(book, cart, lines)


def _approved(discount: Discount | None, command: Command, permission: str) -> Discount | None:
    if discount is None:
        return None
    signed = discount.copy()
    sign(signed, command, permission)
    return signed


COMMANDS: dict[str, Verb] = {"discount_line": discount_line, "discount_cart": discount_cart}
