"""Gift cards and credit notes: what they may pay, and what a sale does to them.

A voucher follows the goods: it pays what is due up to what it may, however the cart changes
behind it. Goods paid with a single-purpose voucher are sold with VAT like all others; the VAT
that was settled when the voucher was sold is taken off again by its payment (momsloven § 73 b).
See `docs/algorithms/vouchers.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import bad, text
from till.rounding import half_up

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import (
        KnownVoucher,
        Line,
        Payment,
        Pricebook,
        VoucherAction,
        VoucherProgramme,
        VoucherTerms,
    )

    # purpose → the most that vouchers of it may pay of a cart, in øre
    Payable = dict[str, int]

NUMBER_DIGITS = 10
_DIGITS = "0123456789"


def programme_of(book: Pricebook, kind: str) -> VoucherProgramme:
    """How the shop issues `kind`. Refuses with `voucher_kind_unknown`."""
    for programme in book["vouchers"]["programmes"]:
        if programme["kind"] == kind:
            return programme
    raise Refusal("voucher_kind_unknown", {"kind": kind})


def read_number(source: dict[str, Any]) -> str:
    """The ten digits in `number`. Refuses with `bad_request`."""
    number = text(source, "number")
    if len(number) != NUMBER_DIGITS or any(c not in _DIGITS for c in number):
        raise bad("number")
    return number


def last_day(at: str, years: int) -> str:
    """The day `years` after the moment `at`; 29 February ends on the 28th."""
    year = str(int(at[:4]) + years)
    return year + ("-02-28" if at[4:10] == "-02-29" else at[4:10])


def most_it_may_pay(terms: VoucherTerms, known: KnownVoucher, today: str) -> int:
    """What a voucher may pay at the most, in øre, from what is known of it.

    Refuses with `voucher_blocked`, `voucher_expired`, `voucher_empty`, `voucher_offline_limit`.
    """
    balance = known["balance"]
    if known["blocked"]:
        raise Refusal("voucher_blocked")
    if known["expires"] is not None and known["expires"] < today:
        raise Refusal("voucher_expired", {"expires": known["expires"]})
    if balance is not None and balance <= 0:
        raise Refusal("voucher_empty")
    if known["fresh"] and balance is not None:
        return balance
    limit = terms["offline_limit"]
    most = limit - known["spent"]
    if most <= 0:
        raise Refusal("voucher_offline_limit", {"limit": limit})
    return most if balance is None else min(balance, most)


def payable(book: Pricebook, lines: list[Line]) -> Payable:
    """What vouchers may pay of `lines`: no vouchers, unless the shop says so, and with a
    single-purpose one nothing but goods of its own VAT class."""
    terms = book["vouchers"]
    goods = [line for line in lines if terms["pays_vouchers"] or line["voucher"] is None]
    single = 0
    for programme in terms["programmes"]:
        if programme["purpose"] == "single":
            same = [line["total"] for line in goods if line["item"]["vat"] == programme["vat"]]
            single = max(single, sum(same))
    return {"single": single, "multi": sum([line["total"] for line in goods])}


def follows_goods(payment: Payment) -> bool:
    """Whether a payment adapts to what is in the cart, so that goods may still come and go."""
    voucher = payment["voucher"]
    return voucher is not None and voucher["action"] == "redeem" and not voucher["cash_out"]


def is_idle(payment: Payment) -> bool:
    """A voucher in the cart that has nothing to pay."""
    return payment["voucher"] is not None and payment["amount"] == 0


def place_voucher(
    payment: Payment, remaining: int, payable: Payable | None, before: list[Payment]
) -> Payment:
    """What the voucher pays, `before` being the payments in front of it: all that is due and
    payable, up to what it was given to pay. One that is refunded to takes what is given back.

    Refuses with `amount_exceeds_due` a refund of more than is owed.
    """
    voucher = payment["voucher"]
    assert voucher is not None  # noqa: S101
    if voucher["action"] != "redeem":
        if payment["tendered"] >= 0 or payment["tendered"] < remaining:
            raise Refusal("amount_exceeds_due", {"due": remaining})
        goods = payment["tendered"]
        amount = goods
    else:
        paid = sum([p["voucher"]["goods"] for p in before if p["voucher"] is not None])
        rest = remaining if payable is None else payable[voucher["purpose"]] - paid
        goods = max(0, min(payment["tendered"], remaining, rest))
        amount = payment["tendered"] if voucher["cash_out"] else goods
    used = voucher.copy()
    used["goods"] = goods
    placed = payment.copy()
    placed["amount"] = amount
    placed["voucher"] = used
    return placed


def actions_of(book: Pricebook, lines: list[Line], payments: list[Payment]) -> list[VoucherAction]:
    """What a sale of `lines` and `payments` does to vouchers, lines first."""
    actions: list[VoucherAction] = []
    for line in lines:
        if line["voucher"] is not None:
            actions.append(_sold(line))
    for payment in payments:
        if payment["voucher"] is not None:
            actions.append(_paid(book, payment))
    return actions


def _sold(line: Line) -> VoucherAction:
    voucher = line["voucher"]
    assert voucher is not None  # noqa: S101
    return {
        "action": voucher["action"],
        "kind": voucher["kind"],
        "number": voucher["number"],
        "purpose": voucher["purpose"],
        "amount": line["total"],
        "left": line["total"] if voucher["action"] == "issue" else None,
        "expires": voucher["expires"],
        "line": line["no"],
        "payment": None,
        "vat": 0,
    }


def _paid(book: Pricebook, payment: Payment) -> VoucherAction:
    voucher = payment["voucher"]
    assert voucher is not None  # noqa: S101
    balance = voucher["balance"]
    return {
        "action": voucher["action"],
        "kind": voucher["kind"],
        "number": voucher["number"],
        "purpose": voucher["purpose"],
        "amount": -payment["amount"],
        "left": None if balance is None else balance - payment["amount"],
        "expires": voucher["expires"],
        "line": None,
        "payment": payment["no"],
        "vat": -_settled_vat(book, voucher["kind"], voucher["purpose"], voucher["goods"]),
    }


def _settled_vat(book: Pricebook, kind: str, purpose: str, goods: int) -> int:
    """The VAT in `goods` that was settled when the voucher was sold, in øre."""
    if purpose != "single":
        return 0
    wanted = programme_of(book, kind)["vat"]
    for vat_class in book["vat_classes"]:
        if vat_class["code"] == wanted:
            return half_up(goods * vat_class["rate_bp"], 10_000 + vat_class["rate_bp"])
    return 0
