"""Sales as stock is told of them."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bon.kit.ids import uuid7
from bon.organisation.models import Store
from bon.sales.facts import RecordedSale, SalesRecorded, SoldLine
from bon.staff.cast import Cast


def sold(cast: Cast, store: Store, milli: int, *variants: UUID) -> SalesRecorded:
    """One sale with a line of so much of each; less than nothing came back."""
    lines = [SoldLine(no, str(one), milli) for no, one in enumerate(variants, start=1)]
    sale = RecordedSale(uuid7(), timezone.now().isoformat(), lines)
    return SalesRecorded(cast.organisation.id, store.id, [sale])
