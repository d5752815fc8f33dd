"""Whose sale it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.fields import optional_text

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def set_customer(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Says whose sale it is, by id; null for nobody's."""
    cart = cart.copy()
    cart["customer"] = optional_text(command, "customer")
    return cart, None, []


COMMANDS: dict[str, Verb] = {"set_customer": set_customer}
