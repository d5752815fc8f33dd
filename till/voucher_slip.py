"""The voucher itself on paper: what it is worth, its code, until when. Printed when it is issued;
whatever is printed later says that it is a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import FEED, RULE, barcode, line, money, row, text, title, word
from till.fields import bad
from till.receipt import head
from till.slip import practice, slip

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


def voucher_slip(body: SaleBody, number: str, code: str, kind: str) -> Receipt:
    """The slip of the voucher `number` that a sale issued; `code` is what a scanner reads.

    Refuses with `bad_request` a kind that is neither `normal` nor `copy`, and a number that the
    sale did not issue.
    """
    if kind not in ("normal", "copy"):
        raise bad("kind")
    for action in body["vouchers"]:
        if action["number"] == number and action["action"] in _ISSUES:
            told, below = _told(body, action, kind), _below(body, action)
            if body["training"]:
                return practice(kind, body["receipt_no"], told + below)  # type: ignore[arg-type]
            return slip(kind, body["receipt_no"], told, barcode(code), below)  # type: ignore[arg-type]
    raise bad("number")


def _told(body: SaleBody, action: VoucherAction, kind: str) -> list[Block]:
    told = head(body["seller"]) + [RULE]
    if kind == "copy":
        told.append(title([word("receipt.copy")]))
    told.append(title([word("slip." + action["kind"])]))
    told.append(row([word("slip.worth")], [money(action["amount"])], strong=True))
    return told


def _below(body: SaleBody, action: VoucherAction) -> list[Block]:
    return [
        FEED,
        line([word("slip.until", {"day": action["expires"]})], "center"),
        line([word("slip.issued"), text(body["receipt_no"])], "center"),
        line([word("slip.keep")], "center"),
    ]
