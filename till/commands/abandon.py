"""Giving a sale up before it was one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.commands.change import all_removed, emptied, journal

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def abandon(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives the sale up: the journal has what was in it, and its id is spent. A cart whose goods
    were all taken out, each of which was asked for, nobody need be asked for again."""
    if cart["lines"]:
        check(book, "void_cart", command)
    effects = []
    if cart["first_line_at"] is not None:
        body = {
            "sale": cart["id"],
            "lines": all_removed(cart, cart["lines"]),
            "payments": cart["payments"],
            "total": cart["totals"]["total"],
        }
        sign(body, command, "void_cart")
        effects = [journal("sale_void", body)]
    return emptied(cart), None, effects


COMMANDS: dict[str, Verb] = {"abandon": abandon}
