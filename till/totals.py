"""Deriving a cart: from lines, discount and payments to what they come to.

A line that a command did not touch stays the very same object where its figures do not
change, so that nothing is worked out, or written out, twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.discount import applied, off_line, share_cart_discount
from till.pricing import gross_of, stages_of
from till.refunds import kept_refundable, proposals
from till.tender import settle
from till.vat import tax
from till.vouchers import payable

if TYPE_CHECKING:
    from till.shapes import Cart, Line, Payment, Pricebook, Totals, VatLine
    from till.tender import Standing


def priced(line: Line) -> Line:
    """A copy of `line` with unit price, gross and its own discount; the cart's comes later.

    What came back is worth what its sale says, and stays as it is.
    """
    if line["origin"] is not None:
        return line
    line = line.copy()
    line["stages"] = stages_of(line["item"], line["asked_price"])
    line["unit_price"] = line["stages"][-1]["unit_price"]
    line["gross"] = gross_of(line["unit_price"], line["quantity_milli"])
    line["discounts"] = []
    if line["discount"] is not None:
        amount = off_line(line["discount"], line)
        if amount != 0:
            line["discounts"].append(applied(line["discount"], "line", amount))
    line["total"] = line["gross"] - sum([d["amount"] for d in line["discounts"]])
    return line


def with_lines(book: Pricebook, cart: Cart, lines: list[Line]) -> Cart:
    """A copy of `cart` holding `lines`, each priced, with everything derived from them."""
    lines, vat = tax(share_cart_discount(cart["discount"], lines))
    changed = cart.copy()
    changed["lines"] = lines
    refundable = kept_refundable(cart["refundable"], lines)
    changed["refundable"] = refundable
    total = sum([line["total"] for line in lines])
    payments, standing = settle(book, total, cart["payments"], refundable, payable(book, lines))
    changed["payments"] = payments
    changed["totals"] = _totals(lines, vat, standing)
    changed["totals"]["refunds"] = proposals(refundable, standing)
    return changed


def with_payments(book: Pricebook, cart: Cart, payments: list[Payment]) -> Cart:
    """A copy of `cart` with `payments` replayed against its total."""
    changed = cart.copy()
    changed["payments"], standing = settle(
        book, cart["totals"]["total"], payments, cart["refundable"], payable(book, cart["lines"])
    )
    totals = cart["totals"].copy()
    _stand(totals, standing, bool(cart["lines"]))
    totals["refunds"] = proposals(cart["refundable"], standing)
    changed["totals"] = totals
    return changed


def _totals(lines: list[Line], vat: list[VatLine], standing: Standing) -> Totals:
    gross = sum([line["gross"] for line in lines])
    total = sum([line["total"] for line in lines])
    totals: Totals = {
        "pieces_milli": sum([line["quantity_milli"] for line in lines]),
        "gross": gross,
        "discount": gross - total,
        "total": total,
        "vat": vat,
        "paid": 0,
        "remaining": 0,
        "cash_due": 0,
        "rounding": 0,
        "change": 0,
        "settled": False,
        "refunds": [],
    }
    _stand(totals, standing, bool(lines))
    return totals


def _stand(totals: Totals, standing: Standing, has_lines: bool) -> None:
    totals["paid"] = standing.paid
    totals["remaining"] = standing.remaining
    totals["cash_due"] = standing.cash_due
    totals["rounding"] = standing.rounding
    totals["change"] = standing.change
    totals["settled"] = has_lines and standing.remaining == 0
