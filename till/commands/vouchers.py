"""Gift cards and credit notes: sold, topped up, paid with, refunded to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.commands.change import append, blank, check_open
from till.commands.payments import blank_payment, ready
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, record, text, whole
from till.item import money_item
from till.pricebook import rate_of, tender_of
from till.rounding import to_multiple
from till.totals import priced, with_payments
from till.vouchers import (
    follows_goods,
    last_day,
    most_it_may_pay,
    programme_of,
    read_number,
)

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, KnownVoucher, PaidVoucher, Payment, Pricebook, SoldVoucher


def sell_voucher(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts an amount on a voucher, new or (`top_up`) in use, as a line of its own."""
    check_open(cart)
    programme = programme_of(book, text(command, "kind"))
    number = read_number(command)
    most = book["vouchers"]["max_amount"]
    amount = whole(command, "amount")
    if not 0 < amount <= most:
        raise Refusal("amount_invalid", {"most": most})
    check(book, "sell_gift_card", command, amount)
    _check_unused(cart, programme["kind"], number)
    sold: SoldVoucher = {
        "action": "top_up" if command.get("top_up") is True else "issue",
        "kind": programme["kind"],
        "number": number,
        "purpose": programme["purpose"],
        "expires": last_day(text(command, "at"), programme["valid_years"]),
    }
    code = optional_text(command, "code") or ""
    item = money_item(
        programme["id"], programme["name"], programme["vat"], programme["group"], code
    )
    line = blank(cart, item, rate_of(book, item["vat"]), command)
    line["quantity_milli"] = 1000
    line["asked_price"] = amount
    line["voucher"] = sold
    return append(book, cart, priced(book, cart, line))


def redeem(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Pays with a voucher, at any moment of the sale: all it may of what is due, or `amount`.

    With `cash_out` all that is on it is taken, and what is more than due handed back in cash;
    so it may be said again of a card that pays already.
    """
    voucher = _paid(book, command, "redeem")
    if command.get("cash_out") is True:
        cart = _without(book, cart, voucher)
    cart = _ready(book, cart, command, voucher)
    if cart["totals"]["remaining"] <= 0:
        raise Refusal("settled")
    known = _known(command)
    most = most_it_may_pay(book["vouchers"], known, text(command, "at")[:10])
    amount = command.get("amount")
    if amount is not None:
        if not is_whole(amount) or amount <= 0:
            raise Refusal("amount_invalid")
        most = min(most, amount)
    voucher["balance"] = known["balance"]
    voucher["expires"] = known["expires"]
    if command.get("cash_out") is True:
        _check_cash_out(book, cart, command, known)
        voucher["cash_out"] = True
        sign(voucher, command, "pay_out_gift_card")
    changed = _with_payment(book, cart, command, voucher, most)
    if changed["payments"][-1]["amount"] == 0:
        raise Refusal("voucher_pays_nothing")
    return changed, None, []


def refund_voucher(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives money back on a voucher: a new one (`issue`) or one the customer has."""
    voucher = _paid(book, command, "issue" if command.get("issue") is True else "refund")
    cart = _ready(book, cart, command, voucher)
    remaining = cart["totals"]["remaining"]
    if remaining >= 0:
        raise Refusal("amount_exceeds_due", {"due": remaining})
    amount = command.get("amount")
    if amount is None:
        amount = remaining
    if not is_whole(amount) or amount >= 0:
        raise Refusal("amount_invalid")
    if voucher["action"] == "issue":
        years = programme_of(book, voucher["kind"])["valid_years"]
        voucher["balance"] = 0
        voucher["expires"] = last_day(text(command, "at"), years)
    return _with_payment(book, cart, command, voucher, amount), None, []


def _paid(book: Pricebook, command: Command, action: str) -> PaidVoucher:
    programme = programme_of(book, text(command, "kind"))
    return {
        "action": action,  # type: ignore[typeddict-item]
        "kind": programme["kind"],
        "number": read_number(command),
        "purpose": programme["purpose"],
        "expires": None,
        "balance": None,
        "cash_out": False,
        "approved_by": None,
        "goods": 0,
    }


def _known(command: Command) -> KnownVoucher:
    given = record(command, "known")
    for field in ("fresh", "blocked"):
        if type(given.get(field)) is not bool:
            raise bad("known." + field)
    balance = given.get("balance")
    if balance is not None and not is_whole(balance):
        raise bad("known.balance")
    if whole(given, "spent") < 0:
        raise bad("known.spent")
    optional_text(given, "expires")
    return given  # type: ignore[return-value]


def _ready(book: Pricebook, cart: Cart, command: Command, voucher: PaidVoucher) -> Cart:
    """The cart that may be paid, and with that voucher."""
    _check_unused(cart, voucher["kind"], voucher["number"])
    return ready(book, cart, command)


def _check_unused(cart: Cart, kind: str, number: str) -> None:
    """A voucher is in a cart once: sold, paid with or refunded to."""
    for each in list(cart["lines"]) + list(cart["payments"]):
        voucher = each["voucher"]
        if voucher is not None and (voucher["kind"], voucher["number"]) == (kind, number):
            raise Refusal("voucher_used", {"number": number})


def _without(book: Pricebook, cart: Cart, voucher: PaidVoucher) -> Cart:
    """The cart as it is when the card pays nothing of it yet."""
    kept = [payment for payment in cart["payments"] if not _is_redeemed(payment, voucher)]
    return cart if len(kept) == len(cart["payments"]) else with_payments(book, cart, kept)


def _is_redeemed(payment: Payment, voucher: PaidVoucher) -> bool:
    paid = payment["voucher"]
    same = paid is not None and (paid["kind"], paid["number"]) == (
        voucher["kind"],
        voucher["number"],
    )
    return same and follows_goods(payment)


def _check_cash_out(book: Pricebook, cart: Cart, command: Command, known: KnownVoucher) -> None:
    """What is left comes to coins, within the shop's limit, and the ledger itself said so."""
    limit = book["vouchers"]["cash_out_limit"]
    balance = known["balance"]
    if not known["fresh"] or balance is None:
        raise Refusal("voucher_cash_out", {"limit": limit})
    left = balance - cart["totals"]["remaining"]
    if left > limit or to_multiple(left, book["cash_rounding"]) <= 0:
        raise Refusal("voucher_cash_out", {"limit": limit})
    check(book, "pay_out_gift_card", command, left)


def _with_payment(
    book: Pricebook, cart: Cart, command: Command, voucher: PaidVoucher, tendered: int
) -> Cart:
    tender = tender_of(book, programme_of(book, voucher["kind"])["tender"])
    payment = blank_payment(cart, tender, tendered, command)
    payment["voucher"] = voucher
    return with_payments(book, cart, cart["payments"] + [payment])


COMMANDS: dict[str, Verb] = {
    "sell_voucher": sell_voucher,
    "redeem": redeem,
    "refund_voucher": refund_voucher,
}
