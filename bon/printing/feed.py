"""What a register needs of the printers: those in its store that print receipts by themselves."""

from __future__ import annotations

from typing import TypedDict
from uuid import UUID

from bon.printing.models import Printer


class PollingPrinter(TypedDict):
    id: str
    name: str
    protocol: str  # cloudprnt: wants StarPRNT; direct: wants ESC/POS
    columns: int


def printers(store: UUID) -> list[PollingPrinter]:
    rows = Printer.objects.filter(store_id=store, retired_at=None, purpose="receipt")
    return [
        {"id": str(id), "name": name, "protocol": protocol, "columns": columns}
        for id, name, protocol, columns in rows.order_by("name", "id").values_list(
            "id", "name", "protocol", "columns"
        )
    ]
