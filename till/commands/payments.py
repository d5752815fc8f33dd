"""Payments into the cart, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.commands.discounts import authorised
from till.currency import foreign_of, worth
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, text, whole
from till.limits import MAX_PAYMENTS, MAX_TENDERED
from till.pricebook import tender_of
from till.refunds import beyond
from till.special import check_ages
from till.totals import with_payments

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Foreign, Payment, Pricebook, Tender


def pay(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes what the customer hands over, or records what was approved elsewhere.

    With a `currency`, `tendered` is cash of that country in its smallest unit.
    """
    tender = tender_of(book, text(command, "tender"))
    if tender["kind"] in ("voucher", "account"):
        raise bad("tender")
    tendered = command.get("tendered")
    if not is_whole(tendered):
        raise Refusal("amount_invalid")
    return with_payment(book, cart, command, tender, tendered), None, []  # type: ignore[arg-type]


def with_payment(
    book: Pricebook, cart: Cart, command: Command, tender: Tender, tendered: int
) -> Cart:
    """The cart with one payment more; what it keeps and what is left follows.

    Refuses as `ready` does, with `amount_invalid`, and unless the cashier may give back another
    way than it came.
    """
    cart = ready(book, cart, command)
    if abs(tendered) > MAX_TENDERED:
        raise Refusal("amount_invalid")
    foreign = _foreign(book, cart, command, tender["kind"])
    if foreign is not None:
        tendered = worth(foreign["amount"], foreign["rate"], book["cash_rounding"])
    payment = blank_payment(cart, tender, tendered, command)
    payment["reference"] = optional_text(command, "reference") or ""
    payment["foreign"] = foreign
    paid = with_payments(book, cart, cart["payments"] + [payment])
    astray = beyond(book, paid)
    if astray > 0:
        check(book, "refund_other_tender", command, astray)
    return paid


def ready(book: Pricebook, cart: Cart, command: Command) -> Cart:
    """The cart that may be paid, its discounts signed by who approved.

    Refuses with `cart_empty`, `payments_full`, `age_check_needed`, `not_allowed`,
    `approval_needed`.
    """
    if not cart["lines"]:
        raise Refusal("cart_empty")
    if len(cart["payments"]) >= MAX_PAYMENTS:
        raise Refusal("payments_full", {"limit": MAX_PAYMENTS})
    check_ages(cart)
    return authorised(book, cart, command)


def blank_payment(cart: Cart, tender: Tender, tendered: int, command: Command) -> Payment:
    """The cart's next payment, of which nothing is kept yet."""
    return {
        "no": cart["payments"][-1]["no"] + 1 if cart["payments"] else 1,
        "tender": tender["code"],
        "kind": tender["kind"],
        "tendered": tendered,
        "amount": 0,
        "change": 0,
        "reference": "",
        "voucher": None,
        "foreign": None,
        "at": text(command, "at"),
    }


def _foreign(book: Pricebook, cart: Cart, command: Command, kind: str) -> Foreign | None:
    """Notes of another country are cash, and are taken but never given."""
    currency = optional_text(command, "currency")
    if currency is None:
        return None
    amount = whole(command, "tendered")
    if kind != "cash" or amount <= 0 or cart["totals"]["remaining"] < 0:
        raise Refusal("amount_invalid")
    return foreign_of(book, currency, amount)


def unpay(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes a payment away; those behind it are replayed."""
    no = whole(command, "no")
    rest = [payment for payment in cart["payments"] if payment["no"] != no]
    if len(rest) == len(cart["payments"]):
        raise Refusal("payment_unknown", {"no": no})
    return with_payments(book, cart, rest), None, []


COMMANDS: dict[str, Verb] = {"pay": pay, "unpay": unpay}
