"""Everything that an order still lacks has come: counted and booked at once."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_into
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.models import GoodsReceipt, PurchaseLine, PurchaseOrder, ReceiptLine
from bon.staff.models import Person


def receive_all(person: Person, order: PurchaseOrder) -> GoodsReceipt:
    """What has been counted already is filled up to what was ordered; what came beyond it, and
    what is damaged, stays as it was counted. Raises Denied, ValidationError."""
    receipt = counting(open_receipt(person, order))
    lacking: dict[UUID, int] = defaultdict(int)
    for line in PurchaseLine.objects.filter(order=order).order_by("variant", "id"):
        lacking[line.variant_id] += line.left_milli
    for found in ReceiptLine.objects.filter(receipt=receipt):
        lacking[found.variant_id] -= found.quantity_milli
    for variant, milli in lacking.items():
        if milli > 0:
            count_into(person, receipt, Counted(variant, milli))
    return book_receipt(person, receipt)
