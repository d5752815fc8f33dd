"""Customers' accounts at the counter: bought on, paid into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.accounts import OUTSIDE, beyond_limit, due_day, is_settling, read_account
from till.authority import check, sign
from till.commands.change import append, blank, check_open
from till.commands.payments import with_payment
from till.errors import Refusal
from till.fields import bad, is_whole, text, whole
from till.item import money_item
from till.orders import due_beside_layaway
from till.pricebook import rate_of, tender_of
from till.totals import priced

if TYPE_CHECKING:
    from typing import Any

    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, ChargedAccount, KnownAccount, Pricebook


def charge_account(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts what is due, or `amount` of it, on the customer's account; less than nothing where
    goods come back. `account` is what the host knows of it.

    Refuses with `customer_needed`, `account_closed`, `account_settled` where the cart pays into
    an account, `layaway_unpaid` where nothing but what is laid away is due, and unless the cashier
    may sell on account, or beyond the limit.
    """
    tender = tender_of(book, text(command, "tender"))
    if tender["kind"] != "account":
        raise bad("tender")
    account = read_account(command, cart)
    if any(is_settling(line) for line in cart["lines"]):
        raise Refusal("account_settled")
    amount = _charged(cart, command.get("amount"))
    owed = _with_cart(account, cart)
    changed = with_payment(book, cart, command, tender, amount)
    permission = _check_credit(book, owed, command, amount) if amount > 0 else ""
    payment = changed["payments"][-1].copy()
    charged: ChargedAccount = {
        "customer": account["customer"],
        "due": due_day(text(command, "at"), account["days"]) if amount > 0 else None,
        "balance": owed["balance"] + amount,
        "approved_by": None,
    }
    sign(charged, command, permission)
    payment["account"] = charged
    changed["payments"] = changed["payments"][:-1] + [payment]
    return changed, None, []


def _charged(cart: Cart, wanted: Any) -> int:
    """What is put on the account: `wanted`, or all that may be. What is laid away is paid for
    before it is taken, and what is on account is not paid."""
    if wanted is not None and not is_whole(wanted):
        raise Refusal("amount_invalid")
    due = cart["totals"]["remaining"]
    most = min(due, due_beside_layaway(cart)) if due > 0 else due
    if due > 0 and (most <= 0 or (wanted is not None and most < wanted <= due)):
        raise Refusal("layaway_unpaid", {"most": max(0, most)})
    return most if wanted is None else int(wanted)


def settle_account(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts `amount` into the cart as money paid into the customer's account, on a line called
    `label`. It is no turnover, and is paid like anything else.

    Refuses with `amount_invalid` for nothing or more than is owed, `account_settled` where the
    cart pays into the account already.
    """
    check_open(cart)
    account = read_account(command, cart)
    if any(is_settling(line) for line in cart["lines"]):
        raise Refusal("account_settled")
    amount = whole(command, "amount")
    if not 0 < amount <= account["balance"]:
        raise Refusal("amount_invalid", {"most": max(0, account["balance"])})
    item = money_item(account["customer"], text(command, "label"), OUTSIDE)
    line = blank(cart, item, rate_of(book, OUTSIDE), command)
    line["quantity_milli"] = 1000
    line["asked_price"] = amount
    line["account"] = account["customer"]
    line["account_cash"] = account["cash"]
    return append(book, cart, priced(book, cart, line))


def _check_credit(book: Pricebook, account: KnownAccount, command: Command, amount: int) -> str:
    """Above the customer's limit it is that which is asked for, and with it the sale. Gives the
    permission it took."""
    over = beyond_limit(account, amount)
    if over > 0:
        check(book, "exceed_credit", command, over)
        return "exceed_credit"
    check(book, "sell_on_account", command, amount)
    return "sell_on_account"


def _with_cart(account: KnownAccount, cart: Cart) -> KnownAccount:
    """The account with what this cart puts on it already."""
    charged = [payment["amount"] for payment in cart["payments"] if "account" in payment]
    known = account.copy()
    known["balance"] += sum(charged)
    return known


COMMANDS: dict[str, Verb] = {
    "charge_account": charge_account,
    "settle_account": settle_account,
}
