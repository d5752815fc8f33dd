"""The cart: a command and a cart make a new cart. The cart given is never changed.

Commands, their fields and what refuses them: `docs/reference/port.md`; the commands themselves:
`commands/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.commands import (
    abandon,
    accounts,
    coupons,
    customer,
    discounts,
    goods,
    orders,
    parking,
    payments,
    returns,
    special,
    tip,
    vouchers,
)
from till.commands.change import blank_cart
from till.errors import Refusal
from till.fields import bad, text

if TYPE_CHECKING:
    from till.commands.change import Command, Verb
    from till.shapes import Cart, Effect, Pricebook, Result

COMMANDS: dict[str, Verb] = {}
_GOODS = (goods, discounts, coupons, returns, special)
for _family in _GOODS + (customer, tip, payments, vouchers, accounts, orders, parking, abandon):
    COMMANDS.update(_family.COMMANDS)


def apply(book: Pricebook, cart: Cart | None, command: Command) -> Result:
    """The outcome of `command`; on a refusal the cart comes back as it was."""
    name = text(command, "name")
    if name == "start":
        cart = blank_cart(text(command, "id"), command.get("training") is True, text(command, "at"))
        return _result(cart, None, [])
    if cart is None:
        raise bad("cart")
    verb = COMMANDS.get(name)
    if verb is None:
        raise bad("name")
    try:
        check(book, "sell", command)
        changed, line, effects = verb(book, cart, command)
    except Refusal as refusal:
        return {"cart": cart, "effects": [], "errors": [refusal.as_error()], "line": None}
    return _result(changed, line, effects)


def _result(cart: Cart, line: int | None, effects: list[Effect]) -> Result:
    return {"cart": cart, "effects": effects, "errors": [], "line": line}
