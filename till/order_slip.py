"""The slip of an order for which no receipt is printed, and of a quote: what was agreed, until when
it holds, and the code that finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import RULE, barcode, line, row, time, word
from till.receipt import head, order_blocks
from till.slip import slip

if TYPE_CHECKING:
    from till.shapes import Order, Receipt, Seller

WORDS = ("order.take_up", "order.until")


def order_slip(order: Order, at: str, seller: Seller) -> Receipt:
    """It is no receipt: nothing was sold or paid at the moment `at`."""
    told = head(seller) + [RULE] + order_blocks(order)
    told.append(row([time(at)], []))
    if order["due"] is not None:
        key = "order.until" if order["kind"] == "quote" else "receipt.order_due"
        told.append(row([word(key)], [time(order["due"])]))
    told.append(line([word("order.take_up")], "center"))
    return slip("order", order["code"], told, barcode(order["code"]), [])
