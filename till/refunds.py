"""Where the money of a return goes: back the way it came, each way up to what was paid by it.

Non-cash ways come first, in the order in which they were paid, cash last; vouchers are not
proposed, since one of them must be named. Amounts of a
`Refundable` are worth, in positive øre: cash before its rounding.
See `docs/algorithms/returns.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from till.shapes import Cart, Line, Payment, Pricebook, Proposal, Refund, Refundable
    from till.tender import Standing


def kept_refundable(refundable: list[Refundable], lines: list[Line]) -> list[Refundable]:
    """Those whose sale is still taken back in the cart."""
    if not refundable:
        return refundable
    sales = [line["origin"]["sale"] for line in lines if line["origin"] is not None]
    return [each for each in refundable if each["sale"] in sales]


def cash_of(refundable: Sequence[Refundable]) -> Refundable | None:
    """The one sale whose cash is paid back, if it is one."""
    cash = [each for each in refundable if each["kind"] == "cash"]
    return cash[0] if len(cash) == 1 else None


def proposals(refundable: list[Refundable], standing: Standing) -> list[Proposal]:
    """What to give back by which tender, in order, until nothing remains or nothing is left.

    Amounts are negative, as they are tendered.
    """
    remaining = standing.remaining
    proposed: list[Proposal] = []
    if remaining >= 0:
        return proposed
    spent = standing.refunded.copy()
    for tender, kind, left in _ways(refundable):
        if kind == "voucher":
            # Which voucher it goes back to is for a person to say.
            continue
        part = min(left - spent.get(tender, 0), -remaining)
        if kind == "cash" and part < -remaining:
            part -= part % standing.step
        if part <= 0:
            continue
        amount = standing.coins(remaining) if kind == "cash" and part == -remaining else -part
        proposed.append({"tender": tender, "amount": amount})
        remaining += part
    return proposed


def _ways(refundable: list[Refundable]) -> list[tuple[str, str, int]]:
    """Tender, kind and what is left of it, over all sales; cash last."""
    order: list[str] = []
    kinds: dict[str, str] = {}
    left: dict[str, int] = {}
    for each in refundable:
        tender = each["tender"]
        if tender not in left:
            order.append(tender)
            kinds[tender] = each["kind"]
            left[tender] = 0
        left[tender] += max(0, each["paid"] - each["before"])
    ways = [(tender, kinds[tender], left[tender]) for tender in order]
    return [way for way in ways if way[1] != "cash"] + [way for way in ways if way[1] == "cash"]


def beyond(book: Pricebook, cart: Cart) -> int:
    """How much of the refunds goes another way than it came, in øre of worth.

    What goods without a receipt are worth came no way that is known: it may go any, as may the
    deposit of bottles and what lay in an order that is given up. So may the worth of a label,
    where the shop pays it out at all.
    """
    left = {tender: amount for tender, _kind, amount in _ways(cart["refundable"])}
    over = 0
    # What becomes a voucher stays in the shop.
    worth = worths(cart, [p for p in cart["payments"] if p["voucher"] is None])
    for tender in sorted(worth):
        over += max(0, worth[tender] - left.get(tender, 0))
    ways = ["goods", "label"] if book["return_terms"]["label_refund"] else ["goods"]
    free = -sum([line["total"] for line in cart["lines"] if _may_go_any_way(line, ways)])
    return max(0, over - free)


def _may_go_any_way(line: Line, ways: list[str]) -> bool:
    if line["order"] is not None:
        return line["order"]["part"] == "refund"
    if line["origin"] is None:
        return line["quantity_milli"] < 0 and line["item"].get("bottle_deposit", False)
    return line["origin"]["by"] in ways


def worths(cart: Cart, payments: list[Payment]) -> dict[str, int]:
    """What was given back by each tender: cash before the rounding of the payment that settled."""
    worth: dict[str, int] = {}
    for payment in payments:
        if payment["amount"] <= 0 and cart["totals"]["total"] < 0:
            worth[payment["tender"]] = worth.get(payment["tender"], 0) - payment["amount"]
    rounding = cart["totals"]["rounding"]
    if rounding != 0 and payments and payments[-1]["tender"] in worth:
        worth[payments[-1]["tender"]] += rounding
    return worth


def refunds_of(cart: Cart) -> list[Refund]:
    """The refundables of a finished cart with what this sale gave back of each."""
    if cart["totals"]["total"] >= 0:
        return []
    worth = worths(cart, cart["payments"])
    refunds: list[Refund] = []
    for each in cart["refundable"]:
        amount = min(worth.get(each["tender"], 0), max(0, each["paid"] - each["before"]))
        if amount > 0:
            worth[each["tender"]] -= amount
        refunds.append(
            {
                "sale": each["sale"],
                "tender": each["tender"],
                "kind": each["kind"],
                "paid": each["paid"],
                "before": each["before"],
                "amount": amount,
            }
        )
    return refunds
