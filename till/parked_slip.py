"""The slip of a parked sale: what it is, whose it is, and the code that takes it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import RULE, barcode, line, money, row, text, time, title, word
from till.receipt import head
from till.slip import slip

if TYPE_CHECKING:
    from till.shapes import ParkedSlip, Receipt, Seller

WORDS = ("parked.take_up", "parked.title")


def parked_slip(parked: ParkedSlip, seller: Seller) -> Receipt:
    """It is no receipt: it names no goods, no VAT and no payment."""
    told = head(seller) + [RULE, title([word("parked.title")])]
    if parked["name"] != "":
        told.append(title([text(parked["name"])]))
    told.append(row([time(parked["at"])], [money(parked["total"])]))
    told.append(line([word("parked.take_up")], "center"))
    return slip("parked", parked["code"], told, barcode(parked["code"]), [])
