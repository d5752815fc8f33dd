"""Batches and pieces by the number on them."""

from __future__ import annotations

from uuid import UUID

from bon.batches.models import Batch
from bon.sales.models import SaleLine


def numbered(text: str, most: int) -> list[Batch]:
    """Lots and pieces of this number, whatever the goods."""
    rows = Batch.objects.filter(number__in={text, text.upper()}).exclude(number="")
    return list(rows.select_related("variant").order_by("-id")[:most])


def pieces_sold(text: str, store: UUID | None, most: int) -> list[SaleLine]:
    """Lines of sales of a piece with this serial number, the latest first."""
    lines = SaleLine.objects.filter(serial__in={text, text.upper()}, sale__training=False)
    if store is not None:
        lines = lines.filter(sale__store_id=store)
    return list(lines.select_related("sale").order_by("-sale__at", "-sale_id")[:most])
