"""Payments into the cart, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.commands.discounts import authorised
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, text, whole
from till.limits import MAX_PAYMENTS, MAX_TENDERED
from till.pricebook import tender_of
from till.refunds import beyond
from till.special import check_ages
from till.totals import with_payments

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Payment, Pricebook


def pay(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes what the customer hands over, or records what was approved elsewhere."""
    tender = tender_of(book, text(command, "tender"))
    if tender["kind"] == "voucher":
        raise bad("tender")
    if not cart["lines"]:
        raise Refusal("cart_empty")
    if len(cart["payments"]) >= MAX_PAYMENTS:
        raise Refusal("payments_full", {"limit": MAX_PAYMENTS})
    tendered = command.get("tendered")
    if not is_whole(tendered) or abs(tendered) > MAX_TENDERED:  # type: ignore[arg-type]
        raise Refusal("amount_invalid")
    check_ages(cart)
    cart = authorised(book, cart, optional_text(command, "approved_by"))
    payment: Payment = {
        "no": cart["payments"][-1]["no"] + 1 if cart["payments"] else 1,
        "tender": tender["code"],
        "kind": tender["kind"],
        "tendered": tendered,  # type: ignore[typeddict-item]
        "amount": 0,
        "change": 0,
        "reference": optional_text(command, "reference") or "",
        "voucher": None,
        "at": text(command, "at"),
    }
    paid = with_payments(book, cart, cart["payments"] + [payment])
    astray = beyond(book, paid)
    if astray > 0:
        check(book, "refund_other_tender", command, astray)
    return paid, None, []


def unpay(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes a payment away; those behind it are replayed."""
    no = whole(command, "no")
    rest = [payment for payment in cart["payments"] if payment["no"] != no]
    if len(rest) == len(cart["payments"]):
        raise Refusal("payment_unknown", {"no": no})
    return with_payments(book, cart, rest), None, []


COMMANDS: dict[str, Verb] = {"pay": pay, "unpay": unpay}
