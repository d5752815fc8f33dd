"""Orders with a prepayment: agreed, picked up in parts, given up.

What is paid beforehand for goods that are known is taxed when it is paid (momsloven § 23): a
prepayment is a line with VAT of its own, split over the rates of the goods. When goods are
picked up they are sold in full, and so much of what was prepaid is set against them, with the
other sign. VAT over all sales of an order is thereby the VAT of its goods. See
`docs/algorithms/orders.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import is_whole
from till.pricing import gross_of
from till.rounding import down, half_up, split

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from till.shapes import Cart, KnownOrder, Line, OrderedLine, OrderLine, SaleLine

PIECE_MILLI = 1000


def agreed(line: Line) -> list[OrderLine]:
    """A line of the cart as an order keeps it: what each piece or kilo costs, with what came off
    it. Where that is no whole øre a part costs one more, so that together they cost what was
    shown. The caller numbers them."""
    total, quantity_milli = line["total"], line["quantity_milli"]
    unit_price = half_up(total * PIECE_MILLI, quantity_milli)
    if gross_of(unit_price, quantity_milli) == total:
        return [_ordered(line, quantity_milli, unit_price)]
    price = down(total * PIECE_MILLI, quantity_milli)
    dearer_milli = total * PIECE_MILLI - price * quantity_milli
    if quantity_milli % PIECE_MILLI != 0:
        # Of two parts by weight both could end on half an øre, and both be rounded up.
        dearer_milli -= 1
    parts = [(dearer_milli, price + 1), (quantity_milli - dearer_milli, price)]
    return [_ordered(line, part_milli, each) for part_milli, each in parts]


def _ordered(line: Line, quantity_milli: int, unit_price: int) -> OrderLine:
    item = line["item"].copy()
    item["price"] = unit_price
    item["prices"] = []
    item["discountable"] = False
    return {
        "no": line["no"],
        "item": item,
        "quantity_milli": quantity_milli,
        "unit_price": unit_price,
    }


def worth(line: OrderLine, quantity_milli: int) -> int:
    """What so much of an order's line costs."""
    return gross_of(line["unit_price"], quantity_milli)


def shares(prepayment: int, lines: list[OrderLine]) -> list[tuple[str, int]]:
    """The prepayment over the VAT classes of the goods, in proportion, in order of class."""
    sums = _by_class([(line["item"]["vat"], worth(line, line["quantity_milli"])) for line in lines])
    parts = split(prepayment, [amount for _vat, amount in sums])
    return [(vat, part) for (vat, _amount), part in zip(sums, parts) if part != 0]


def installment(order: KnownOrder, amount: int) -> list[tuple[str, int]]:
    """`amount` more paid beforehand, over the VAT classes of what is left in proportion to what is
    still owed of each. Refuses with `amount_invalid` for nothing or more than is owed."""
    owed = []
    for vat, total in _by_class(
        [(line["item"]["vat"], worth(line, line["left_milli"])) for line in order["lines"]]
    ):
        owed.append((vat, max(0, total - _prepaid(order, vat))))
    most = sum([left for _vat, left in owed])
    if not 0 < amount <= most:
        raise Refusal("amount_invalid", {"most": most})
    parts = split(amount, [left for _vat, left in owed])
    return [(vat, part) for (vat, _left), part in zip(owed, parts) if part != 0]


def due_beside_layaway(cart: Cart) -> int:
    """What may be paid later: all that the cart comes to but what is laid away, less what is put
    on an account already."""
    laid = [line["total"] for line in cart["lines"] if _is_laid_away(line)]
    later = [payment["amount"] for payment in cart["payments"] if "account" in payment]
    return cart["totals"]["total"] + cart["tip"] - max(0, sum(laid)) - sum(later)


def _is_laid_away(line: Line) -> bool:
    return line["order"] is not None and line["order"]["kind"] == "layaway"


def linked_cash(lines: Sequence[Line | SaleLine]) -> dict[str, int]:
    """What was taken in cash before for each of the orders and accounts in a cart: cash is one
    payment with it where payments are linked (hvidvaskloven § 5)."""
    cash = {line["order"]["order"]: line["order"]["cash"] for line in lines if line["order"]}
    for line in lines:
        if "account_cash" in line:
            cash[line["account"]] = line["account_cash"]
    return cash


def set_off(order: KnownOrder, picked: list[tuple[OrderedLine, int]]) -> list[tuple[str, int]]:
    """What of the prepayment is set against the goods picked up: of each VAT class all there is,
    and never more than they cost."""
    sums = _by_class([(line["item"]["vat"], worth(line, milli)) for line, milli in picked])
    taken = [(vat, min(_prepaid(order, vat), amount)) for vat, amount in sums]
    return [(vat, amount) for vat, amount in taken if amount > 0]


def picked_up(order: KnownOrder, picks: Any) -> list[tuple[OrderedLine, int]]:
    """The lines named in `picks`, `[{line, quantity_milli}]`; None is all that is left.

    Refuses with `order_settled` where nothing is left, `quantity_invalid` for more than that.
    """
    left = [line for line in order["lines"] if line["left_milli"] > 0]
    if not left:
        raise Refusal("order_settled", {"number": order["number"]})
    if picks is None:
        return [(line, line["left_milli"]) for line in left]
    chosen = []
    for line in left:
        wanted = [pick["quantity_milli"] for pick in picks if pick["line"] == line["no"]]
        for quantity_milli in wanted[:1]:
            if not is_whole(quantity_milli) or not 0 < quantity_milli <= line["left_milli"]:
                raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
            if line["item"]["unit"] == "pcs" and quantity_milli % PIECE_MILLI != 0:
                raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
            chosen.append((line, quantity_milli))
    if not chosen:
        raise Refusal("line_unknown", {"line": 0})
    return chosen


def _prepaid(order: KnownOrder, vat: str) -> int:
    """What lies in an order for its goods of a VAT class."""
    return sum([each["amount"] for each in order["prepaid"] if each["vat"] == vat])


def _by_class(amounts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    classes: dict[str, int] = {}
    for vat, amount in amounts:
        classes[vat] = classes.get(vat, 0) + amount
    return [(vat, classes[vat]) for vat in sorted(classes)]
