"""A Z as it comes out of the printer, row by row, and the rows that the book expects."""

from __future__ import annotations

import re
from typing import Any

from tests.day.assortment import FLOAT
from tests.day.drawer import Drawer
from tests.paper import escpos
from tests.paper.papers import Encoder

COLUMNS, DOTS = 48, 576  # 80 mm
TENDERS = {
    "cash": "Kontant",
    "card": "Kort",
    "mobilepay": "MobilePay",
    "gift_card": "Gavekort",
    "credit_note": "Tilgodebevis",
}

Row = tuple[str, str]


def printed(encoder: Encoder, receipt: dict[str, Any], pricebook: dict[str, Any]) -> list[Row]:
    """What stands at the left and at the right of each line."""
    paper = {"columns": COLUMNS, "language": "esc-pos"}
    sheet = escpos.read(encoder.encode(receipt, paper, pricebook=pricebook), DOTS)
    assert (sheet.unknown, sheet.overflows) == ([], [])
    split = (re.split(r"\s{2,}", line.strip()) for line in sheet.lines)
    return [(" ".join(cells[:-1]), cells[-1]) for cells in split if len(cells) > 1]


def rows_of(drawer: Drawer) -> list[Row]:
    """What the Z of a drawer must say, among other things."""
    sold, back = sum(drawer.sales), sum(drawer.returns)
    return [
        ("Antal bonner", str(drawer.receipts)),
        ("Salg i alt", kroner(drawer.total)),
        ("Øreafrunding", kroner(drawer.rounding)),
        ("Byttepenge ved åbning", kroner(FLOAT)),
        ("Forventet i kassen", kroner(drawer.cash)),
        ("Optalt", kroner(drawer.cash)),
        ("Kassedifference", "0,00"),
        ("Akkumuleret salg", kroner(sold)),
        ("Akkumuleret retur", kroner(back)),
        ("Akkumuleret, netto", kroner(sold - back)),
        _times("Salg", drawer.sales),
        _times("Retur", drawer.returns),
        _times("Rabatter", drawer.discounts, drawer.discounts_back),
        _times("Kampagner", drawer.campaigns, drawer.campaigns_back),
        _times("Sendt til banken", drawer.deposits),
        _times("Annullerede salg", drawer.voids),
        _times("Fjernede varelinjer", drawer.removed),
        _times("Kopier af bonner", drawer.copies),
        *(_times(TENDERS[tender], amounts) for tender, amounts in drawer.tenders.items()),
    ]


def _times(name: str, amounts: list[int], back: int = 0) -> Row:
    return f"{name} {len(amounts)} ×", kroner(sum(amounts) - back)


def kroner(amount: int) -> str:
    """`1.234,50`, as a printer has it."""
    whole, part = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole:,}".replace(",", ".") + f",{part:02d}"
