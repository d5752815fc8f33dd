"""Throws a count of a delivery away, before it is booked."""

from __future__ import annotations

from django.utils import timezone

from bon.kit import audit
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.models import GoodsReceipt
from bon.staff.access import require
from bon.staff.models import Person


def drop_receipt(person: Person, receipt: GoodsReceipt) -> None:
    """What was counted stays to be read; its delivery note may be received again. Raises Denied,
    ValidationError."""
    require(person, "receive")
    row = counting(receipt)
    row.dropped_at = timezone.now()
    row.save(update_fields=["dropped_at"])
    audit.record("dropped", row)
