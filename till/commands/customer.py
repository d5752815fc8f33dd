"""Whose sale it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.commands.change import check_open
from till.errors import Refusal
from till.fields import bad, optional_text
from till.totals import priced_again

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Pricebook


def set_customer(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Says whose sale it is, by id; null for nobody's. `groups` and whether it is a `member`
    decide prices and campaigns, so everything is priced again. Refuses with
    `cart_has_payments` where that changes and something is paid, `account_settled` where the
    customer's account is touched."""
    customer = optional_text(command, "customer")
    if customer != cart["customer"]:
        _check_no_account(cart)
    changed = cart.copy()
    changed["customer"] = customer
    changed["customer_groups"] = _groups(command)
    changed["member"] = command.get("member") is True
    same = ("customer_groups", "member")
    if [cart[name] for name in same] == [changed[name] for name in same]:  # type: ignore[literal-required]
        return changed, None, []
    check_open(cart)
    return priced_again(book, changed), None, []


def _check_no_account(cart: Cart) -> None:
    """What stands on an account, or is paid into it, is its customer's."""
    if any("account" in each for each in list(cart["lines"]) + list(cart["payments"])):
        raise Refusal("account_settled")


def _groups(command: Command) -> list[str]:
    groups = command.get("groups")
    if groups is None:
        return []
    if type(groups) is not list or any(type(group) is not str for group in groups):
        raise bad("groups")
    return sorted(groups)


COMMANDS: dict[str, Verb] = {"set_customer": set_customer}
