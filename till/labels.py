"""Exchange labels: one a piece, so that who got it as a gift may exchange it without the receipt.

A label shows no price. Its code carries what was paid for the very piece, the sale's register,
number and line, and the last day; its proof says that this shop made it (`till/codes.py`), so it
is redeemed without a network in any store of the chain. See `docs/algorithms/exchange-labels.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import barcode, line, qr, text, title, word
from till.codes import make_code, read_code
from till.days import date_of, day_of
from till.errors import Refusal
from till.returns import part_of
from till.rounding import down
from till.slip import practice, slip

if TYPE_CHECKING:
    from till.shapes import Block, Pricebook, Receipt, ReturnTerms, SaleBody, SaleLine

WORDS = (
    "label.title",
    "label.until",
)

# A symbol of 40 digits in Code 128 is wider than 58 mm paper: there it is a QR code.
_NARROW_COLUMNS = 42
_BETWEEN = " / "  # the levels of a category's path


def last_day(terms: ReturnTerms, sold_at: str) -> str:
    """The last day on which a label of a sale is taken, as `YYYY-MM-DD`.

    A fixed day (after Christmas) holds where it is later than the days every label has.
    """
    until = date_of(day_of(sold_at) + terms["label_days"])
    fixed = terms["label_until"]
    return fixed if fixed is not None and fixed > until else until


def lines_by_rule(terms: ReturnTerms, body: SaleBody) -> list[int]:
    """The numbers of the lines that get labels without anybody asking."""
    if terms["labels"] == "request":
        return []
    return [
        sold["no"]
        for sold in body["lines"]
        if _may_have(sold) and (terms["labels"] == "all" or _in_categories(terms, sold))
    ]


def labels(book: Pricebook, body: SaleBody, lines: list[int], columns: int) -> list[Receipt]:
    """A print for each piece of the lines that the shop's rule names, and of those in `lines`.

    `columns`: how many signs the paper is wide. Goods that came back get none.
    """
    wanted = lines_by_rule(book["return_terms"], body) + lines
    prints: list[Receipt] = []
    for sold in body["lines"]:
        if sold["no"] in wanted and _may_have(sold):
            prints += [_print(book, body, sold, piece, columns) for piece in _pieces(sold)]
    return prints


def label_code(book: Pricebook, body: SaleBody, sold: SaleLine, piece: int) -> str:
    """The code of the label of one piece, 1, 2, 3 …; goods by weight are one piece."""
    until = last_day(book["return_terms"], body["ended_at"])
    fields = {
        "register": book["register_number"],
        "receipt": body["number"],
        "line": sold["no"],
        "piece": piece,
        "price": part_of(sold, (piece - 1) * _size(sold), _size(sold)),
        "until": int(until[2:4] + until[5:7] + until[8:10]),
    }
    return make_code("exchange_label", fields, book["code_key"])


def read_label(book: Pricebook, code: str) -> dict[str, int]:
    """The fields of an exchange label. Refuses with `label_unknown` what is none of the shop's."""
    own = read_code(code, book["code_key"])
    if own is None or own["kind"] != "exchange_label":
        raise Refusal("label_unknown")
    return own["fields"]


def is_late(fields: dict[str, int], at: str) -> bool:
    """Whether a label's last day is over at that time."""
    return int(at[2:4] + at[5:7] + at[8:10]) > fields["until"]


def _may_have(sold: SaleLine) -> bool:
    """Goods sold: neither what came back nor money, of a voucher or beforehand for an order."""
    order = sold["order"]
    money = sold["voucher"] is not None or (order is not None and order["part"] != "goods")
    return sold["quantity_milli"] > 0 and sold["origin"] is None and not money


def _in_categories(terms: ReturnTerms, sold: SaleLine) -> bool:
    path = sold["category"] + _BETWEEN
    return any(path.startswith(chosen + _BETWEEN) for chosen in terms["label_categories"])


def _size(sold: SaleLine) -> int:
    return 1000 if sold["unit"] == "pcs" else sold["quantity_milli"]


def _pieces(sold: SaleLine) -> list[int]:
    # The width of a code's piece: what is sold by the thousand is no gift.
    count = min(down(sold["quantity_milli"], _size(sold)), 999)
    return list(range(1, count + 1))


def _print(book: Pricebook, body: SaleBody, sold: SaleLine, piece: int, columns: int) -> Receipt:
    code = label_code(book, body, sold, piece)
    until = last_day(book["return_terms"], body["ended_at"])
    symbol: Block = qr(code) if columns < _NARROW_COLUMNS else barcode(code)
    told = [
        title([text(body["seller"]["store"])]),
        title([word("label.title")]),
        line([text(sold["name"])], "center"),
        line([word("label.until", {"date": until})], "center"),
    ]
    if body["training"]:
        return practice("label", body["receipt_no"], told)
    return slip("label", body["receipt_no"], told, symbol, [line([text(code)], "center")])
