"""What is true of every cart and every sale, whatever was done to them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from till.rounding import half_up
from till.shapes import Block, Cart, Pricebook, Receipt, Result, SaleBody, VatLine
from till.totals import priced_again
from till.vat import MARGIN


def check_cart(book: Pricebook, cart: Cart) -> None:
    """Every sum, bound and link of a cart."""
    _check_lines(cart)
    _check_vat(cart)
    _check_payments(book, cart)
    assert priced_again(book, cart) == cart, "deriving again changes the cart"


def check_left_alone(before: Cart, result: Result) -> None:
    """A line that a command did not touch and whose figures are what they were is the very same."""
    known = {line["no"]: line for line in before["lines"]}
    for line in result["cart"]["lines"]:
        if line["no"] != result["line"] and line == known.get(line["no"]):
            assert line is known[line["no"]], f"line {line['no']} was made anew"


def _check_lines(cart: Cart) -> None:
    totals = cart["totals"]
    numbers = [line["no"] for line in cart["lines"]]
    assert numbers == sorted(set(numbers))
    assert all(number < cart["next_line"] for number in numbers)
    for line in cart["lines"]:
        assert 1 <= line["quantity_milli"] <= 9_999_999
        assert all(discount["amount"] > 0 for discount in line["discounts"])
        offers = sum(offer["amount"] for offer in line["campaigns"])
        assert all(offer["amount"] >= 0 for offer in line["campaigns"])
        claimed = sum(offer["pieces_milli"] for offer in line["campaigns"])
        assert claimed <= line["quantity_milli"]
        given = sum(discount["amount"] for discount in line["discounts"])
        assert line["total"] == line["gross"] - offers - given
        assert 0 <= line["total"] <= line["gross"]
        assert line["net"] + line["vat"] == line["total"]
        assert line["unit_price"] == line["stages"][-1]["unit_price"]
        assert line["item"]["discountable"] or not line["discounts"] + line["campaigns"]
    assert totals["pieces_milli"] == sum(line["quantity_milli"] for line in cart["lines"])
    assert totals["gross"] == sum(line["gross"] for line in cart["lines"])
    assert totals["total"] == sum(line["total"] for line in cart["lines"])
    assert totals["discount"] == totals["gross"] - totals["total"]


def _check_vat(cart: Cart) -> None:
    rows = [
        {"code": line["item"]["vat"], "rate_bp": line["rate_bp"], "total": line["total"]}
        | {"vat": line["vat"]}
        for line in cart["lines"]
    ]
    check_vat_table(cart["totals"]["vat"], rows)


def check_vat_table(table: list[VatLine], rows: list[dict[str, Any]]) -> None:
    """A VAT table agrees with its lines to the øre, and each line with the law."""
    keys = [(vat["code"], vat["rate_bp"]) for vat in table]
    assert keys == sorted({(row["code"], row["rate_bp"]) for row in rows})
    for vat in table:
        own = [
            row for row in rows if (row["code"], row["rate_bp"]) == (vat["code"], vat["rate_bp"])
        ]
        assert vat["gross"] == sum(row["total"] for row in own)
        assert vat["vat"] == half_up(vat["gross"] * vat["rate_bp"], 10_000 + vat["rate_bp"])
        assert vat["vat"] == sum(row["vat"] for row in own)
        assert vat["net"] + vat["vat"] == vat["gross"]
        for row in own:
            exact = Fraction(row["total"] * vat["rate_bp"], 10_000 + vat["rate_bp"])
            assert abs(row["vat"] - exact) < 1


def _check_payments(book: Pricebook, cart: Cart) -> None:
    totals, payments = cart["totals"], cart["payments"]
    for payment in payments:
        if payment["voucher"] is not None:
            assert 0 <= payment["voucher"]["goods"] <= payment["amount"] <= payment["tendered"]
        else:
            assert payment["amount"] == payment["tendered"] - payment["change"]
        assert payment["amount"] >= 0
        assert payment["change"] >= 0
        assert payment["kind"] == "cash" or payment["change"] == 0
    assert totals["paid"] == sum(payment["amount"] for payment in payments)
    assert totals["change"] == sum(payment["change"] for payment in payments)
    owed = totals["total"] + cart["tip"]
    assert cart["tip"] == 0 or totals["total"] > 0
    assert totals["remaining"] == owed + totals["rounding"] - totals["paid"]
    assert totals["remaining"] >= 0
    assert totals["cash_due"] % book["cash_rounding"] == 0
    assert abs(totals["cash_due"] - totals["remaining"]) * 2 <= book["cash_rounding"]
    assert totals["settled"] == (bool(cart["lines"]) and totals["remaining"] == 0)
    if totals["rounding"] != 0:
        assert payments[-1]["kind"] == "cash"
        assert totals["settled"]
        assert abs(totals["rounding"]) * 2 <= book["cash_rounding"]
    cash = sum(payment["amount"] for payment in payments if payment["kind"] == "cash")
    assert book["cash_limit"] == 0 or cash <= book["cash_limit"]


def check_sale(body: SaleBody) -> None:
    """The sums that a server checks at its door."""
    assert body["total"] == sum(line["total"] for line in body["lines"])
    paid = sum(payment["amount"] for payment in body["payments"])
    assert paid == body["total"] + body["tip"] + body["rounding"]
    assert sum(vat["gross"] for vat in body["vat"]) == body["total"]
    rows = [
        {"code": line["vat_code"], "rate_bp": line["rate_bp"], "total": line["total"]}
        | {"vat": line["vat"]}
        for line in body["lines"]
    ]
    check_vat_table(body["vat"], rows)


def check_receipt(body: SaleBody, receipt: Receipt) -> None:
    """What stands on the paper adds up, by itself, to what the sale says."""
    rows = [block for block in receipt["blocks"] if block["block"] == "row"]
    sums = [_words(row)[:1] for row in rows].index(["receipt.total"])
    assert _money(rows[sums]) == body["total"]
    assert sum(map(_money, rows[:sums])) == body["total"]
    told = {word: row for row in rows[sums:] for word in _words(row)}
    for field in ("tip", "rounding", "change"):
        assert _money(told.get("receipt." + field, {"right": []})) == body[field]  # type: ignore[typeddict-item]
    tendered = [_money(row) for row in rows[sums:] if row["left"][0]["kind"] == "text"]
    assert sum(tendered) == body["total"] + body["tip"] + body["rounding"] + body["change"]
    vat = [_money(row) for row in rows if _words(row)[:1] == ["receipt.vat"]]
    assert vat == [each["vat"] for each in body["vat"] if each["code"] != MARGIN]


def _words(row: Block) -> list[str]:
    return [cell["word"] for cell in row["left"] if cell["kind"] == "word"]


def _money(row: Block) -> int:
    return sum(cell["value"] for cell in row["right"] if cell["kind"] == "money")
