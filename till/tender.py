"""Payments: what is owed, what the shop keeps, what goes back, what is rounded.

Payments are derived by replaying what was tendered, in order, so that taking one away
leaves the others right. Only the part paid in cash is rounded, and only by the payment
that settles the sale (momsbekendtgørelsen knows no rounding; øreafrunding to 50 øre since
2008-10-01, 25 and 75 up). Refunds mirror: the coins given back for a sale, in however many
parts, are those that were taken for it. See `docs/algorithms/cash-rounding.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.orders import linked_cash
from till.refunds import cash_of
from till.rounding import to_multiple
from till.vouchers import payable, place_voucher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from till.shapes import Line, Payment, Pricebook, Refundable


class Standing:
    """Where the payments of a sale stand, in øre."""

    def __init__(self, total: int, step: int, cash: Refundable | None = None) -> None:
        self.step = step
        self.cash = cash
        self.remaining = total
        self.cash_due = self.coins(total)
        self.rounding = 0
        self.paid = 0
        self.change = 0
        self.refunded: dict[str, int] = {}

    def coins(self, amount: int) -> int:
        """What `amount` is in cash. Of a sale's cash that is paid back in parts, each part is
        the difference of two rounded sums, so that the parts come to the coins once taken."""
        if self.cash is None or not self.cash["before"] - self.cash["paid"] <= amount < 0:
            return to_multiple(amount, self.step)
        before = self.cash["before"]
        return to_multiple(amount - before, self.step) + to_multiple(before, self.step)


def settle(
    book: Pricebook,
    total: int,
    payments: list[Payment],
    refundable: Sequence[Refundable] = (),
    lines: list[Line] | None = None,
) -> tuple[list[Payment], Standing]:
    """Replays `payments` against `total` (tip included): what each one keeps and gives back.
    Vouchers pay no more than what those of their purpose may of `lines`; None for a finished
    sale, in which they did not.

    `refundable`: what was paid for the sales that are taken back. Refuses with
    `amount_exceeds_due`, `amount_invalid`, `cash_limit`, `settled`.
    """
    step = book["cash_rounding"]
    standing = Standing(total, step, cash_of(refundable))
    most = payable(book, lines) if payments and lines is not None else None
    kept: list[Payment] = []
    for payment in payments:
        if payment["voucher"] is not None:
            placed = place_voucher(payment, standing.remaining, most, kept)
        elif standing.remaining == 0:
            raise Refusal("settled")
        else:
            placed = _place(payment, standing, step)
        kept.append(placed)
        standing.paid += placed["amount"]
        standing.change += placed["change"]
        standing.remaining = total + standing.rounding - standing.paid
        standing.cash_due = standing.coins(standing.remaining)
        if placed["amount"] < 0:
            before = standing.refunded.get(placed["tender"], 0)
            standing.refunded[placed["tender"]] = before - placed["amount"]
    _check_cash_limit(kept, book["cash_limit"], lines or [])
    return kept, standing


def _place(payment: Payment, standing: Standing, step: int) -> Payment:
    sign = -1 if standing.remaining < 0 else 1
    tendered = payment["tendered"] * sign
    if payment["kind"] == "cash":
        amount = _cash_kept(tendered, standing.cash_due * sign, step)
        if amount == standing.cash_due * sign:
            standing.rounding = standing.cash_due - standing.remaining
    else:
        amount = _recorded(tendered, standing.remaining * sign)
    placed = payment.copy()
    placed["amount"] = amount * sign
    placed["change"] = payment["tendered"] - amount * sign
    return placed


def _cash_kept(tendered: int, due: int, step: int) -> int:
    """All of it as a part payment, or exactly what is due; coins only."""
    if tendered % step != 0 or tendered < 0 or (tendered == 0 and due > 0):
        raise Refusal("amount_invalid", {"multiple": step})
    return min(tendered, due)


def _recorded(tendered: int, remaining: int) -> int:
    if tendered <= 0:
        raise Refusal("amount_invalid")
    if tendered > remaining:
        raise Refusal("amount_exceeds_due", {"due": remaining})
    return tendered


def _check_cash_limit(payments: list[Payment], limit: int, lines: list[Line]) -> None:
    cash = sum([payment["amount"] for payment in payments if payment["kind"] == "cash"])
    if limit > 0 and cash > 0 and cash + sum(linked_cash(lines).values()) > limit:
        raise Refusal("cash_limit", {"limit": limit})
