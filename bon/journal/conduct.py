"""What an entry says was done that should not have been: the shop is told, nothing is refused.

Judged as the entry comes, by the roles and the clock of that moment. A device that was away may
have known older roles; what its finding says is that somebody should look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bon.journal.inspection import Fault
from bon.kit.moments import read_moment
from bon.staff.permissions import Answers, discount_limit_bp, may

# Whose work each kind is. Taking a line out is not here: a smaller quantity is written the same.
PERMISSIONS = {
    "sale": "sell",
    "sale_void": "void_cart",
    "receipt_copied": "reprint",
    "drawer_opened": "open_drawer",
    "float_set": "open_shift",
    "x_report": "x_report",
    "z_report": "close_shift",
    "training_on": "training",
}
# A clock may be wrong by its zone; by more than a day it moves sales to another one.
AHEAD = timedelta(days=1)

Rights = Mapping[str, Answers]


def faults_of(entry: Any, received_at: datetime, rights: Rights) -> Iterator[Fault]:
    """`rights`: by the id of everybody who works or has worked here, what they may do alone."""
    at = read_moment(entry["at"])
    if at is None or at - received_at > AHEAD:
        yield Fault("clock", f"{entry['at']}, received {received_at.isoformat()}")
    doubt = _doubt(entry, rights)
    if doubt is not None:
        yield Fault("rights", doubt)


def _doubt(entry: Any, rights: Rights) -> str | None:
    """The first thing done without the right to it, or None."""
    employee, kind, body = entry["employee"], entry["kind"], entry["body"]
    if employee is not None and employee not in rights:
        return f"{employee} does not work here"
    permission = PERMISSIONS.get(kind)
    approver = body.get("approved_by")
    if permission and not any(may(rights.get(id, {}), permission) for id in (employee, approver)):
        return f"{employee} may not {permission}"
    return _discounts(body["lines"], rights) if kind == "sale" else None


def _discounts(lines: list[Any], rights: Rights) -> str | None:
    given = [(line, discount) for line in lines for discount in line["discounts"]]
    for line, discount in given:
        if discount["kind"] == "line" and _over(
            discount, discount["amount"], line["gross"], rights
        ):
            return f"line {line['no']}: {_told(discount)}"
    shares = [discount for _line, discount in given if discount["kind"] == "cart"]
    if shares and _over(shares[0], _sum(shares), sum(map(_rest, lines)), rights):
        return f"cart: {_told(shares[0])}"
    return None


def _over(discount: Any, amount: int, off: int, rights: Rights) -> bool:
    """Whether it is more than who gave or approved it may give. `off`: of how much at most; that
    some of it may not be discounted at all, a sale does not say."""
    people = (discount["employee"], discount["approved_by"])
    limit = max(discount_limit_bp(rights.get(id, {})) for id in people)
    rate_bp = discount["rate_bp"]
    return bool(rate_bp > limit if rate_bp is not None else abs(amount) * 10_000 > limit * abs(off))


def _rest(line: Any) -> int:
    own = [discount for discount in line["discounts"] if discount["kind"] == "line"]
    return int(line["gross"]) - _sum(own)


def _sum(discounts: list[Any]) -> int:
    return sum(discount["amount"] for discount in discounts)


def _told(discount: Any) -> str:
    approver = discount["approved_by"]
    return f"discount by {discount['employee']}" + (f", approved by {approver}" if approver else "")
