"""Discounts given by hand: on one line, or on the whole cart.

A line's own discount is taken first, of what its campaigns leave. The cart's is taken off what
is then left of the discountable lines and shared over them by largest remainder.
See `docs/algorithms/discounts.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.errors import Refusal
from till.fields import is_whole, optional_text, text
from till.limits import MAX_UNIT_PRICE
from till.pricebook import has_reason
from till.pricing import gross_of
from till.rounding import ceiling, half_up, split

if TYPE_CHECKING:
    from typing import Any, Literal

    from till.shapes import AppliedDiscount, Cart, Discount, Line, Pricebook

_LARGEST = {"percent": 10_000, "amount": MAX_UNIT_PRICE, "price": MAX_UNIT_PRICE}
_SMALLEST = {"percent": 1, "amount": 1, "price": 0}


def read_discount(
    book: Pricebook, command: dict[str, Any], kinds: tuple[str, ...], permission: str
) -> Discount:
    """The discount in a command, given by `permission`, signed by who gave it and who approved it.

    Refuses with `discount_invalid`, `reason_needed`, `reason_unknown`.
    """
    given = command["discount"]
    if type(given) is not dict:
        raise Refusal("discount_invalid")
    kind: Any = given.get("kind")
    value: Any = given.get("value")
    if kind not in kinds or not is_whole(value):
        raise Refusal("discount_invalid")
    if not _SMALLEST[kind] <= value <= _LARGEST[kind]:
        raise Refusal("discount_invalid", {"value": value})
    reason = optional_text(given, "reason")
    if reason is None:
        raise Refusal("reason_needed")
    if not has_reason(book, reason):
        raise Refusal("reason_unknown", {"reason": reason})
    discount: Discount = {
        "kind": kind,
        "value": value,
        "reason": reason,
        "employee": text(command, "employee"),
        "approved_by": None,
    }
    sign(discount, command, permission)
    return discount


def after_campaigns(line: Line) -> int:
    """What a line costs before any discount by hand, in øre."""
    return line["gross"] - sum([offer["amount"] for offer in line["campaigns"]])


def off_line(discount: Discount, line: Line) -> int:
    """What `discount` takes off what the line costs after campaigns, in øre, never more."""
    rest = after_campaigns(line)
    if discount["kind"] == "percent":
        return half_up(rest * discount["value"], 10_000)
    if discount["kind"] == "amount":
        return min(discount["value"], rest)
    return max(0, rest - gross_of(discount["value"], line["quantity_milli"]))


def with_own_discount(line: Line) -> Line:
    """`line` itself, with its own discount worked out; the cart's comes later."""
    line["discounts"] = []
    if line["discount"] is not None:
        amount = off_line(line["discount"], line)
        if amount != 0:
            line["discounts"].append(applied(line["discount"], "line", amount))
    line["total"] = _total(line, line["discounts"])
    return line


def off_cart(discount: Discount, rest: int) -> int:
    """What `discount` takes off `rest`, the discountable sum, in øre."""
    if discount["kind"] == "percent":
        return half_up(rest * discount["value"], 10_000)
    return min(discount["value"], rest)


def applied(discount: Discount, kind: Literal["line", "cart"], amount: int) -> AppliedDiscount:
    """`discount` as it stands on a line, once its amount is known."""
    made: AppliedDiscount = {
        "kind": kind,
        "amount": amount,
        "rate_bp": discount["value"] if discount["kind"] == "percent" else None,
        "reason": discount["reason"],
        "employee": discount["employee"],
        "approved_by": discount["approved_by"],
    }
    if "approval" in discount:
        made["approval"] = discount["approval"]
    return made


def rest_of(line: Line) -> int:
    """What the line costs after its own discount: what a cart discount may touch. Pieces whose
    campaign takes no discount by hand are outside it."""
    if not line["item"]["discountable"] or line["origin"] is not None:
        return 0
    own = sum([d["amount"] for d in line["discounts"] if d["kind"] == "line"])
    closed = 0
    for offer in line["campaigns"]:
        if not offer["with_discount"]:
            closed += gross_of(line["unit_price"], offer["pieces_milli"]) - offer["amount"]
    return max(0, after_campaigns(line) - closed - own)


def share_cart_discount(discount: Discount | None, lines: list[Line]) -> list[Line]:
    """The lines with the cart's discount shared over them; untouched lines stay the same."""
    if discount is None:
        return [_with_share(line, None, 0) if line["discounts"] else line for line in lines]
    weights = [rest_of(line) for line in lines]
    shares = split(off_cart(discount, sum(weights)), weights)
    return [_with_share(line, discount, share) for line, share in zip(lines, shares)]


def _with_share(line: Line, discount: Discount | None, share: int) -> Line:
    if line["origin"] is not None:
        return line
    wanted = [d for d in line["discounts"] if d["kind"] == "line"]
    if discount is not None and share != 0:
        wanted.append(applied(discount, "cart", share))
    if wanted == line["discounts"]:
        return line
    changed = line.copy()
    changed["discounts"] = wanted
    changed["total"] = _total(line, wanted)
    return changed


def _total(line: Line, discounts: list[AppliedDiscount]) -> int:
    return after_campaigns(line) - sum([d["amount"] for d in discounts])


def check_authority(book: Pricebook, cart: Cart) -> None:
    """No discount in the cart is larger than who gave or approved it may give.

    Refuses with `not_allowed` and `approval_needed`, naming the line, or null for the cart's own.
    """
    for line in cart["lines"]:
        discount = line["discount"]
        if discount is not None:
            amount = off_line(discount, line)
            share_bp = _share_bp(discount, amount, after_campaigns(line))
            signed = _signed(discount, amount, share_bp)
            check(book, "line_discount", signed, share_bp, {"line": line["no"]})
    if cart["discount"] is not None:
        rest = sum([rest_of(line) for line in cart["lines"]])
        amount = off_cart(cart["discount"], rest)
        share_bp = _share_bp(cart["discount"], amount, rest)
        signed = _signed(cart["discount"], amount, share_bp)
        check(book, "cart_discount", signed, share_bp, {"line": None})


def bind_approval(cart: Cart, no: int | None) -> None:
    """Notes on the discount of line `no`, or on the cart's own, what its approval is for.

    It is the very discount that the command at hand has made; no earlier cart has it.
    """
    if no is None:
        if cart["discount"] is not None and cart["discount"]["approved_by"] is not None:
            rest = sum([rest_of(line) for line in cart["lines"]])
            _bind(cart["discount"], off_cart(cart["discount"], rest), rest)
        return
    for line in cart["lines"]:
        discount = line["discount"]
        if line["no"] == no and discount is not None and discount["approved_by"] is not None:
            _bind(discount, off_line(discount, line), after_campaigns(line))


def _bind(discount: Discount, amount: int, of: int) -> None:
    """Who is asked elsewhere sees the share, and it stands in the question."""
    discount["approved_amount"] = amount
    discount.pop("approved_bp", None)
    if "approval" in discount:
        discount["approved_bp"] = _share_bp(discount, amount, of)


def _signed(discount: Discount, amount: int, share_bp: int) -> Discount:
    """The discount with its approver only where it takes off no more than they saw."""
    if discount["approved_by"] is None:
        return discount
    seen = amount <= discount.get("approved_amount", 0)
    if seen and share_bp <= discount.get("approved_bp", share_bp):
        return discount
    unsigned = discount.copy()
    unsigned["approved_by"] = None
    return unsigned


def _share_bp(discount: Discount, amount: int, of: int) -> int:
    """What share of `of` a discount takes; one of an amount is never rounded down to a limit."""
    if discount["kind"] == "percent":
        return discount["value"]
    return ceiling(amount * 10_000, of) if of > 0 else 0
