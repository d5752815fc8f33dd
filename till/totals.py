"""Deriving a cart: from lines, discount and payments to what they come to.

A line that a command did not touch stays the very same object where its figures do not
change, so that nothing is worked out, or written out, twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.engine import with_campaigns
from till.discount import share_cart_discount, with_own_discount
from till.pricing import gross_of, lists_of, stages_of
from till.refunds import kept_refundable, proposals
from till.tender import settle
from till.vat import tax

if TYPE_CHECKING:
    from till.shapes import Cart, Line, Payment, Pricebook, Totals, VatLine
    from till.tender import Standing


def priced(book: Pricebook, cart: Cart, line: Line) -> Line:
    """A copy of `line` with unit price and gross; what comes off it, `with_lines` finds out.

    What came back is worth what its sale says, and stays as it is.
    """
    if line["origin"] is not None:
        return line
    line = line.copy()
    lists = lists_of(book, cart["customer_groups"])
    line["stages"] = stages_of(line["item"], line["asked_price"], lists)
    line["unit_price"] = line["stages"][-1]["unit_price"]
    line["gross"] = gross_of(line["unit_price"], line["quantity_milli"])
    line["campaigns"] = []
    return with_own_discount(line)


def with_lines(book: Pricebook, cart: Cart, lines: list[Line]) -> Cart:
    """A copy of `cart` holding `lines`, each priced, with everything derived from them. Lines
    that are those of `cart` are taken to be derived already."""
    lines = with_campaigns(book, cart, _followed(book, cart, lines))
    lines, vat = tax(share_cart_discount(cart["discount"], lines))
    changed = cart.copy()
    changed["lines"] = lines
    refundable = kept_refundable(cart["refundable"], lines)
    changed["refundable"] = refundable
    total = sum([line["total"] for line in lines])
    if total <= 0:
        changed["tip"] = 0
    owed = total + changed["tip"]
    changed["payments"], standing = settle(book, owed, cart["payments"], refundable, lines)
    changed["totals"] = _totals(lines, total, vat, standing)
    changed["totals"]["refunds"] = proposals(refundable, standing)
    return changed


def priced_again(book: Pricebook, cart: Cart) -> Cart:
    """A copy of `cart` in which everything is derived anew: its customer is another, or has
    shown a coupon."""
    bare = cart.copy()
    bare["lines"] = []
    return with_lines(book, bare, [priced(book, cart, line) for line in cart["lines"]])


def _followed(book: Pricebook, cart: Cart, lines: list[Line]) -> list[Line]:
    """The lines, those that follow another in its quantity, and gone where it is gone."""
    if not any("linked_to" in line for line in lines):
        return lines
    quantities = {line["no"]: line["quantity_milli"] for line in lines}
    kept = []
    for line in lines:
        quantity_milli = line["quantity_milli"]
        if "linked_to" in line:
            if line["linked_to"] not in quantities:
                continue
            quantity_milli = quantities[line["linked_to"]]
        if quantity_milli != line["quantity_milli"]:
            line = line.copy()
            line["quantity_milli"] = quantity_milli
            line = priced(book, cart, line)
        kept.append(line)
    return kept


def with_payments(book: Pricebook, cart: Cart, payments: list[Payment]) -> Cart:
    """A copy of `cart` with `payments` replayed against its total."""
    changed = cart.copy()
    owed = cart["totals"]["total"] + cart["tip"]
    changed["payments"], standing = settle(book, owed, payments, cart["refundable"], cart["lines"])
    totals = cart["totals"].copy()
    _stand(totals, standing, bool(cart["lines"]))
    totals["refunds"] = proposals(cart["refundable"], standing)
    changed["totals"] = totals
    return changed


def with_tip(book: Pricebook, cart: Cart, tip: int) -> Cart:
    """A copy of `cart` in which `tip` is owed too."""
    tipped = cart.copy()
    tipped["tip"] = tip
    return with_payments(book, tipped, cart["payments"])


def no_totals() -> Totals:
    """What a cart comes to in which nothing lies."""
    return {
        "pieces_milli": 0,
        "gross": 0,
        "discount": 0,
        "total": 0,
        "vat": [],
        "paid": 0,
        "remaining": 0,
        "cash_due": 0,
        "rounding": 0,
        "change": 0,
        "settled": False,
        "refunds": [],
    }


def _totals(lines: list[Line], total: int, vat: list[VatLine], standing: Standing) -> Totals:
    totals = no_totals()
    totals["pieces_milli"] = sum([line["quantity_milli"] for line in lines])
    totals["gross"] = sum([line["gross"] for line in lines])
    totals["discount"] = totals["gross"] - total
    totals["total"] = total
    totals["vat"] = vat
    _stand(totals, standing, bool(lines))
    return totals


def _stand(totals: Totals, standing: Standing, has_lines: bool) -> None:
    totals["paid"] = standing.paid
    totals["remaining"] = standing.remaining
    totals["cash_due"] = standing.cash_due
    totals["rounding"] = standing.rounding
    totals["change"] = standing.change
    totals["settled"] = has_lines and standing.remaining == 0
