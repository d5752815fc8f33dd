"""The voucher itself on paper: what it is worth, its code, until when. Printed when it is issued;
whatever is printed later says that it is a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import CUT, FEED, RULE, barcode, line, money, row, text, title, word
from till.fields import bad
from till.receipt import head

if TYPE_CHECKING:
    from till.shapes import Block, Receipt, SaleBody, VoucherAction

WORDS = (
    "slip.credit_note",
    "slip.gift_card",
    "slip.issued",
    "slip.keep",
    "slip.until",
    "slip.worth",
)
_ISSUES = ("issue", "top_up")


def slip(body: SaleBody, number: str, code: str, kind: str) -> Receipt:
    """The slip of the voucher `number` that a sale issued; `code` is what a scanner reads.

    Refuses with `bad_request` a kind that is neither `normal` nor `copy`, and a number that the
    sale did not issue.
    """
    if kind not in ("normal", "copy"):
        raise bad("kind")
    for action in body["vouchers"]:
        if action["number"] == number and action["action"] in _ISSUES:
            blocks = _blocks(body, action, code, kind)
            return {"kind": kind, "receipt_no": body["receipt_no"], "blocks": blocks}  # type: ignore[typeddict-item]
    raise bad("number")


def _blocks(body: SaleBody, action: VoucherAction, code: str, kind: str) -> list[Block]:
    marks = []
    if kind == "copy":
        marks.append(title([word("receipt.copy")]))
    if body["training"]:
        marks.append(title([word("receipt.training")]))
    return (
        head(body["seller"])
        + [RULE]
        + marks
        + [title([word("slip." + action["kind"])])]
        + [row([word("slip.worth")], [money(action["amount"])], strong=True), FEED]
        + [barcode(code), FEED]
        + [line([word("slip.until", {"day": action["expires"]})], "center")]
        + [line([word("slip.issued"), text(body["receipt_no"])], "center")]
        + [line([word("slip.keep")], "center"), CUT]
    )
