"""A receipt's blocks in words: what a page needs to draw it.

The rules give blocks with keys for words (`till/receipt.py`); the words and formats are here,
and in the register's own dictionary for the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from bon.kit import formats
from till.receipt import receipt
from till.shapes import Block, Cell, SaleBody


@dataclass(frozen=True)
class DrawnBlock:
    """One block; a row has text at both ends, everything else in `left` alone."""

    kind: str
    left: str = ""
    right: str = ""
    align: str = "left"
    large: bool = False
    bold: bool = False


def drawn_receipt(body: SaleBody, kind: str, reasons: Mapping[str, str]) -> list[DrawnBlock]:
    """The receipt of a sale, in the language of the page. `kind`: see `till.receipt.KINDS`.
    `reasons` names the reasons of discounts and returns by their codes."""
    blocks = [block for block in receipt(body, kind)["blocks"] if block["block"] != "cut"]
    for block in blocks:
        for cell in block.get("left", []) + block.get("cells", []):
            code = cell.get("data", {}).get("reason")
            if code:
                cell["data"]["reason"] = reasons.get(code, code)
    return [_drawn(block) for block in blocks]


def _drawn(block: Block) -> DrawnBlock:
    left = block.get("left") or block.get("cells") or []
    return DrawnBlock(
        kind=block["block"],
        left=_text(left) or block.get("text", ""),
        right=_text(block.get("right") or []),
        align=block.get("align", "left"),
        large=block.get("size") == "large",
        bold=block.get("bold", False),
    )


def _text(cells: list[Cell]) -> str:
    return " ".join(_WRITE[cell["kind"]](cell) for cell in cells)


def _word(cell: Cell) -> str:
    key, data = cell["word"], cell.get("data", {})
    said = data.get("currency") or words()[key]
    return f"{said}, {data['reason']}" if data.get("reason") else said


def _quantity(cell: Cell) -> str:
    unit = {"pcs": _("stk."), "kg": _("kg")}.get(cell.get("data", {}).get("unit", ""), "")
    return f"{formats.quantity(cell['value'])} {unit}".strip()


def _time(cell: Cell) -> str:
    """As the register's own clock showed it and the paper says, wherever the server stands."""
    if day := parse_date(cell["text"]):
        return f"{day:%d.%m.%Y}"
    moment = parse_datetime(cell["text"])
    return f"{moment:%d.%m.%Y %H.%M.%S}" if moment else cell["text"]


_WRITE: dict[str, Callable[[Any], str]] = {
    "text": lambda cell: cell["text"],
    "word": _word,
    "money": lambda cell: formats.money(cell["value"]),
    "quantity": _quantity,
    "rate": lambda cell: formats.rate(cell["value"]),
    "time": _time,
}


def words() -> dict[str, str]:
    """Every word of `till.receipt.WORDS`."""
    return {
        "receipt.by_label": _("byttemærke"),
        "receipt.campaign": _("Tilbud: %(name)s"),
        "receipt.cashier": _("Ekspedient"),
        "receipt.change": _("Tilbage"),
        "receipt.copy": _("KOPI"),
        "receipt.cvr": _("CVR-nr."),
        "receipt.discount": _("Rabat"),
        "receipt.discount_cart": _("Rabat på alt"),
        "receipt.foreign": _("Valuta"),
        "receipt.gift": _("GAVEKVITTERING"),
        "receipt.margin": _(
            "fortjenstmargenordning - brugte genstande - køber har ikke fradrag for momsen"
        ),
        "receipt.online": _("Din bon på nettet"),
        "receipt.number": _("Bon"),
        "receipt.layaway": _("Afbetaling"),
        "receipt.quote": _("Tilbud"),
        "receipt.special": _("Bestilt hjem"),
        "receipt.order": _("Ordre"),
        "receipt.order_due": _("Klar"),
        "receipt.order_left": _("Mangler at blive betalt"),
        "receipt.order_total": _("Ordren i alt"),
        "receipt.phone": _("Tlf."),
        "receipt.proforma": _("IKKE EN KVITTERING"),
        "receipt.reference": _("Ref."),
        "receipt.register": _("Kasse"),
        "receipt.return": _("RETUR"),
        "receipt.returned": _("Retur"),
        "receipt.rounding": _("Øreafrunding"),
        "receipt.saved": _("Du har sparet"),
        "receipt.account_balance": _("Skyldig i alt"),
        "receipt.account_due": _("Betales senest"),
        "receipt.signature": _("Underskrift"),
        "receipt.lot": _("Batch"),
        "receipt.serial": _("Serienr."),
        "receipt.software": _("Bon kassesystem"),
        "receipt.started": _("Påbegyndt"),
        "receipt.tip": _("Drikkepenge"),
        "receipt.to_pay": _("At betale"),
        "receipt.total": _("I alt"),
        "receipt.training": _("TRÆNINGSBON"),
        "receipt.vat": _("Moms"),
        "receipt.vat_base": _("af"),
        "receipt.voucher": _("Nr."),
        "receipt.voucher_left": _("Rest"),
        "receipt.voucher_vat": _("Moms betalt ved køb af gavekort"),
        "receipt.without_receipt": _("uden bon"),
    }
