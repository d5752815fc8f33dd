"""A sale's receipt as the customer sees it: on a page of its own, and in a message.

The page's address ends in a secret that the register made by chance and wrote into the sale: who
has it may see the receipt, and it says nothing of the customer.
"""

from __future__ import annotations

import json
from hmac import compare_digest
from uuid import UUID

from django.conf import settings

from bon.journal.queries import entry_text
from bon.kit.tenancy import organisation_id
from bon.organisation.models import DiscountReason, ReturnReason
from bon.sales.receipt import DrawnBlock, drawn_receipt
from till.shapes import SaleBody

_CODES = ("qr", "barcode")


def sold(sale: UUID) -> SaleBody | None:
    """The body of a sale's entry; None where the journal has no such sale."""
    entry = json.loads(entry_text(sale) or "{}")
    body: SaleBody | None = entry.get("body") if entry.get("kind") == "sale" else None
    return body


def shown(sale: UUID, secret: str) -> SaleBody | None:
    """The sale, for whoever has its secret."""
    body = sold(sale)
    known = body.get("link", "").rpartition("/")[2] if body else ""
    return body if known and compare_digest(known.encode(), secret.encode()) else None


def drawn(body: SaleBody) -> list[DrawnBlock]:
    """The receipt without what only a scanner reads."""
    reasons = dict(DiscountReason.objects.values_list("code", "name"))
    reasons |= dict(ReturnReason.objects.values_list("code", "name"))
    kind = "training" if body["training"] else "normal"
    return [block for block in drawn_receipt(body, kind, reasons) if block.kind not in _CODES]


def address(sale: UUID, body: SaleBody) -> str:
    """Where the receipt is now; "" where customers cannot reach the server, or without a secret."""
    secret = body.get("link", "").rpartition("/")[2]
    if not settings.PUBLIC_URL or not secret:
        return ""
    return f"{settings.PUBLIC_URL}/r/{organisation_id().hex}/{sale.hex}/{secret}"


def as_text(body: SaleBody, columns: int = 42) -> str:
    """The receipt in letters of one width."""
    written = []
    for block in drawn(body):
        if block.kind == "row":
            gap = max(1, columns - len(block.left) - len(block.right))
            written.append(block.left + " " * gap + block.right)
        elif block.kind == "line":
            text = block.left.center(columns) if block.align == "center" else block.left
            written.append(text.rstrip())
        else:
            written.append("-" * columns if block.kind == "rule" else "")
    return "\n".join(written)
