"""What an entry says was done that should not have been: the shop is told, nothing is refused.

Judged as the entry comes, by the roles and the clock of that moment. A device that was away may
have known older roles; what its finding says is that somebody should look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bon.journal.deposits import Deposits, unfounded
from bon.journal.inspection import Fault
from bon.kit.moments import read_moment
from bon.staff.permissions import Rights
from till.authority import verdict
from till.returns import PERMISSIONS as RETURNS
from till.rounding import ceiling, half_up

# What each kind needs.
PERMISSIONS = {
    "sale": "sell",
    "sale_void": "void_cart",
    "line_removed": "remove_line",
    "receipt_copied": "reprint",
    "payment_changed": "change_payment",
    "drawer_opened": "open_drawer",
    "cash_in": "cash_move",
    "cash_out": "cash_move",
    "bank_deposit": "bank_deposit",
    "float_set": "open_shift",
    "cash_counted": "close_shift",
    "x_report": "x_report",
    "z_report": "close_shift",
    "training_on": "training",
}
# A clock may be wrong by its zone; by more than a day it moves sales to another one.
AHEAD = timedelta(days=1)

Staff = Mapping[str, Rights]


def faults_of(
    entry: Any, received_at: datetime, staff: Staff, deposits: Deposits
) -> Iterator[Fault]:
    """`staff`: by the id of everybody who works or has worked here, what they may do."""
    at = read_moment(entry["at"])
    if at is None or at - received_at > AHEAD:
        yield Fault("clock", f"{entry['at']}, received {received_at.isoformat()}")
    doubt = _doubt(entry, staff)
    if doubt is not None:
        yield Fault("rights", doubt)
    paid_out = unfounded(entry["body"]["lines"], deposits) if entry["kind"] == "sale" else None
    if paid_out is not None:
        yield Fault("deposit", paid_out)


def _doubt(entry: Any, staff: Staff) -> str | None:
    """The first thing done without the right to it, or None."""
    employee, kind, body = entry["employee"], entry["kind"], entry["body"]
    if employee is not None and employee not in staff:
        return f"{employee} does not work here"
    emptied = kind == "sale_void" and body.get("lines") == []
    permission = None if emptied else PERMISSIONS.get(kind)
    amount = body.get("amount", 0) if kind in ("cash_in", "cash_out") else 0
    if permission and not _may(permission, employee, body.get("approved_by"), amount, staff):
        return f"{employee} may not {permission}"
    # Every count but the first says why.
    if kind == "cash_counted" and body["reason"]:
        allowed = _may("recount", employee, body.get("approved_by"), 0, staff)
        return None if allowed else f"{employee} may not recount"
    if kind == "z_report":
        return _difference(body, employee, staff)
    if kind != "sale":
        return None
    # What came back has the discounts of its sale, mirrored: they were given then.
    sold = [line for line in body["lines"] if line["origin"] is None]
    return (
        _discounts(sold, staff)
        or _cards(sold, staff)
        or _deposits(sold, staff)
        or _returns(body["lines"], staff)
        or _paid_out(body["payments"], employee, staff)
        or _charges(body["payments"], employee, staff)
    )


def _paid_out(payments: list[Any], employee: str | None, staff: Staff) -> str | None:
    """What was left on gift cards, handed out in cash."""
    for payment in payments:
        voucher = payment.get("voucher")
        if not voucher or not voucher["cash_out"]:
            continue
        out = payment["amount"] - voucher["goods"]
        if not _may("pay_out_gift_card", employee, voucher["approved_by"], out, staff):
            return f"payment {payment['no']}: {employee} may not pay_out_gift_card"
    return None


def _deposits(lines: list[Any], staff: Staff) -> str | None:
    """Bottles that came back, what they are worth together, and whoever said yes to any of it: a
    colleague who took some of them, too."""
    back = [line for line in lines if line["quantity_milli"] < 0 and not line["order"]]
    worth = -sum(line["total"] for line in back)
    colleagues = {id for line in back for id in (line["employee"], line.get("approved_by"))}
    for line in back:
        by = line["employee"]
        if not any(_may("refund_deposit", by, other, worth, staff) for other in colleagues):
            return f"line {line['no']}: {by} may not refund_deposit"
    return None


def _cards(lines: list[Any], staff: Staff) -> str | None:
    """Gift cards sold. Whose yes it took above a limit, a sale does not say."""
    for line in lines:
        if line.get("voucher") and "sell_gift_card" not in staff.get(line["employee"], {}):
            return f"line {line['no']}: {line['employee']} may not sell_gift_card"
    return None


def _returns(lines: list[Any], staff: Staff) -> str | None:
    """Of all that came back in the same way, the worth together, and whoever approved any of it."""
    for by in sorted(RETURNS):
        back = [line for line in lines if line["origin"] is not None and line["origin"]["by"] == by]
        worth = -sum(line["total"] for line in back)
        approver = next((a for line in back if (a := line["origin"]["approved_by"])), None)
        for line in back:
            if not _may(RETURNS[by], line["employee"], approver, worth, staff):
                return f"line {line['no']}: {line['employee']} may not {RETURNS[by]}"
    return None


def _charges(payments: list[Any], employee: str | None, staff: Staff) -> str | None:
    """What was put on customers' accounts. How much a customer owed, the accounts look at."""
    for payment in payments:
        account, amount = payment.get("account"), payment["amount"]
        if account is None or amount <= 0:
            continue
        by = employee, account["approved_by"], amount, staff
        if not (_may("sell_on_account", *by) or _may("exceed_credit", *by)):
            return f"payment {payment['no']}: {employee} may not sell_on_account"
    return None


def _difference(body: Any, employee: str | None, staff: Staff) -> str | None:
    difference = body["figures"]["difference"]
    approver = body["closing"]["approved_by"]
    if difference and not _may("cash_difference", employee, approver, difference, staff):
        return f"{employee} may not close with {difference}"
    return None


def _may(
    permission: str, employee: str | None, approver: str | None, amount: int, staff: Staff
) -> bool:
    own, approving = (staff.get(id or "", {}).get(permission) for id in (employee, approver))
    return verdict(own, approving, amount) == ""


def _discounts(lines: list[Any], staff: Staff) -> str | None:
    given = [(line, discount) for line in lines for discount in line["discounts"]]
    for line, discount in given:
        if discount["kind"] == "line" and not _may_give(
            "line_discount", discount, discount["amount"], listed(line), staff
        ):
            return f"line {line['no']}: {_told(discount)}"
    shares = [discount for _line, discount in given if discount["kind"] == "cart"]
    # Nothing is taken off bottles that come back, nor off what was paid beforehand.
    rest = sum(rest_of(line) for line in lines if line["quantity_milli"] > 0)
    if shares and not _may_give("cart_discount", shares[0], _sum(shares), rest, staff):
        return f"cart: {_told(shares[0])}"
    return None


def _may_give(permission: str, discount: Any, amount: int, of: int, staff: Staff) -> bool:
    """`of`: what it was taken off at most; that some of it may not be discounted at all, a sale
    does not say."""
    share_bp = share_of(discount, amount, of)
    return _may(permission, discount["employee"], discount["approved_by"], share_bp, staff)


def share_of(discount: Any, amount: int, of: int) -> int:
    """What share of `of` a discount took, in bp; one that is told is believed where no more than
    it was taken off."""
    share_bp = discount["rate_bp"]
    if share_bp is None or abs(amount) > half_up(abs(of) * share_bp, 10_000):
        return ceiling(abs(amount) * 10_000, abs(of)) if of else 0
    return int(share_bp)


def rest_of(line: Any) -> int:
    """What a line costs before the discount on the whole cart, in øre."""
    own = [discount for discount in line["discounts"] if discount["kind"] == "line"]
    return listed(line) - _sum(own)


def listed(line: Any) -> int:
    """What a line costs before any discount by hand, in øre."""
    return int(line["gross"]) - _sum(line["campaigns"])


def _sum(discounts: list[Any]) -> int:
    return sum(discount["amount"] for discount in discounts)


def _told(discount: Any) -> str:
    approver = discount["approved_by"]
    return f"discount by {discount['employee']}" + (f", approved by {approver}" if approver else "")
