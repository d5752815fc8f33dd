"""What the customer pays on top, for those who served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import whole
from till.limits import MAX_UNIT_PRICE
from till.totals import with_tip

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def set_tip(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Sets the tip, in øre; 0 takes it away. Money handed over already counts towards it."""
    amount = whole(command, "amount")
    if not cart["lines"]:
        raise Refusal("cart_empty")
    refund = cart["totals"]["total"] < 0
    if not 0 <= amount <= MAX_UNIT_PRICE or (amount and (refund or not book["cash"]["tips"])):
        raise Refusal("tip_invalid")
    return with_tip(book, cart, amount), None, []


COMMANDS: dict[str, Verb] = {"set_tip": set_tip}
