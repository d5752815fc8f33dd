"""A payment of a finished sale that was rung up under another tender than the customer used.

A sale that is written is never altered: what puts it right is an entry of its own,
`payment_changed`, while the shift is open and nothing is counted. Goods, VAT and total stay; only
the tenders differ, and the rounding where cash comes in or goes out.
See `docs/algorithms/payment-change.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.errors import Refusal
from till.fields import text
from till.orders import linked_cash
from till.pricebook import tender_of
from till.rounding import to_multiple

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import (
        Entry,
        PaymentChanged,
        PaymentStanding,
        Pricebook,
        SaleBody,
        Tender,
        TenderAmount,
    )

_KINDS = ("cash", "manual")


def standing_payments(
    body: SaleBody, changes: list[PaymentChanged], refunded: list[str]
) -> list[PaymentStanding]:
    """The payments of a sale as they stand after `changes`, each with the code of what keeps it
    from being changed, or None. `refunded`: the tenders by which money of it went back."""
    standing = []
    for payment in body["payments"]:
        now: TenderAmount = {
            "tender": payment["tender"],
            "kind": payment["kind"],
            "name": payment["name"],
            "saft_code": payment["saft_code"],
            "amount": payment["amount"],
        }
        for change in changes:
            if change["no"] == payment["no"]:
                now = change["after"]
        code = None
        if payment["reference"] != "":
            code = "payment_by_terminal"
        elif now["kind"] not in _KINDS or payment["foreign"] is not None or now["amount"] <= 0:
            code = "payment_fixed"
        elif now["tender"] in refunded:
            code = "payment_refunded"
        standing.append({"no": payment["no"], "now": now, "fixed": code})
    return standing  # type: ignore[return-value]


def change_payment(
    book: Pricebook,
    sale: Entry,
    changes: list[PaymentChanged],
    refunded: list[str],
    wish: dict[str, Any],
) -> PaymentChanged:
    """The body of the entry that puts payment `no` of `sale` on another `tender`.

    `wish` also names the open `shift`, `training`, the `employee`, a `reason`, who approved it,
    and in `linked` what was taken in cash by now, this sale's with it, for each of the orders and
    accounts that it is of and that are open still.
    Refuses with `not_allowed`, `approval_needed`, `shift_over` for a sale of another shift,
    `training_mismatch`, `payment_unknown`, `payment_fixed` for vouchers, accounts, notes of other
    countries and refunds, `payment_by_terminal` for what a terminal charged, `payment_refunded`,
    `tender_unknown`, `reason_needed` and `cash_limit`.
    """
    body: SaleBody = sale["body"]  # type: ignore[assignment]
    if sale["shift"] is None or sale["shift"] != wish.get("shift"):
        raise Refusal("shift_over")
    if sale["training"] != (wish.get("training") is True):
        raise Refusal("training_mismatch")
    standing = standing_payments(body, changes, refunded)
    before = _changeable(standing, wish.get("no"))
    tender = tender_of(book, text(wish, "tender"))
    if tender["kind"] not in _KINDS or tender["code"] == before["tender"]:
        raise Refusal("tender_unknown", {"tender": tender["code"]})
    reason = wish.get("reason")
    if type(reason) is not str or reason.strip() == "":
        raise Refusal("reason_needed")
    check(book, "change_payment", wish, before["amount"])
    worth = _worth(body, wish["no"])
    after = _on(tender, worth, book["cash_rounding"])
    if before["kind"] != "cash":
        _check_cash(book, body, standing, after, wish.get("linked") or {})
    change: PaymentChanged = {
        "sale": body["sale"],
        "receipt_no": body["receipt_no"],
        "no": wish["no"],
        "taken_by": sale["employee"],
        "before": before,
        "after": after,
        "reason": reason.strip(),
        "approved_by": None,
    }
    sign(change, wish, "change_payment")
    return change


def _changeable(standing: list[PaymentStanding], no: Any) -> TenderAmount:
    for payment in standing:
        if payment["no"] == no:
            if payment["fixed"] is not None:
                raise Refusal(payment["fixed"], {"tender": payment["now"]["name"]})
            return payment["now"]
    raise Refusal("payment_unknown", {"no": no})


def _worth(body: SaleBody, no: int) -> int:
    """What a payment was worth before the rounding of cash, which the last in cash bore."""
    cash = [payment["no"] for payment in body["payments"] if payment["kind"] == "cash"]
    amount = sum([payment["amount"] for payment in body["payments"] if payment["no"] == no])
    return amount - body["rounding"] if cash[-1:] == [no] else amount


def _on(tender: Tender, worth: int, step: int) -> TenderAmount:
    return {
        "tender": tender["code"],
        "kind": tender["kind"],
        "name": tender["name"],
        "saft_code": tender["saft_code"],
        "amount": to_multiple(worth, step) if tender["kind"] == "cash" else worth,
    }


def _check_cash(
    book: Pricebook,
    body: SaleBody,
    standing: list[PaymentStanding],
    after: TenderAmount,
    linked: dict[str, int],
) -> None:
    """Putting a payment right makes no more cash of a sale, and of what it is linked with, than
    could have been taken for it."""
    if after["kind"] != "cash" or book["cash_limit"] == 0:
        return
    own = sum([each["now"]["amount"] for each in standing if each["now"]["kind"] == "cash"])
    cash = own + after["amount"]
    told = linked_cash(body["lines"])
    for debt in sorted(told):
        cash += linked[debt] - _share(body, debt, own) if debt in linked else told[debt]
    if cash > book["cash_limit"]:
        raise Refusal("cash_limit", {"limit": book["cash_limit"]})


def _share(body: SaleBody, debt: str, cash: int) -> int:
    """What of a sale's cash counts for an order or an account: of an account, what was paid in."""
    paid_in = [line["total"] for line in body["lines"] if line.get("account") == debt]
    return min(sum(paid_in), cash) if paid_in else cash
