"""Which receipt numbers may stand on paper without the server having heard of them.

A device sells without the network, and what it sold then is lost with it. The one that follows
must not give the same numbers again, and nobody can tell it how far the one before came. How it
is bounded, and why: docs/decisions/0016.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max

from bon.journal.models import ProjectionFailure
from bon.journal.projecting import SALE
from bon.registers.models import Device
from bon.sales.models import Sale

# Faster than one receipt in ten seconds, day and night, no counter is.
RECEIPT_EVERY = timedelta(seconds=10)
LEAST = 100
# So that the first number behind the gap is seen to be one: K1-17 is followed by K1-1001.
ROUND = 1000


def highest_given(register: UUID) -> int:
    """The highest number on a receipt in the register's journal; 0 where there is none. Sales that
    are not derived yet have the numbers behind those that are, or some in between."""
    sales = Sale.objects.filter(register_id=register)
    most: int | None = sales.aggregate(most=Max("number"))["most"]
    failed = ProjectionFailure.objects.filter(register_id=register, kind=SALE, resolved_at=None)
    behind: int = failed.count()
    return (most or 0) + behind


def highest_possible(register: UUID, now: datetime) -> int:
    """The highest number that a device before may have given. The highest known where none was
    there before, or where the last one said goodbye with nothing left on it."""
    before = Device.objects.filter(register_id=register).order_by("-paired_at", "-id").first()
    known: int = highest_given(register)
    if before is None:
        return known
    known = max(known, before.reserved)
    if before.left_at is not None:
        return known
    return beyond(known, now - (before.last_seen_at or before.paired_at))


def beyond(known: int, silent: timedelta) -> int:
    """The last number of those that a device may have given since it was heard of last."""
    possible = known + max(LEAST, silent // RECEIPT_EVERY)
    return -(-possible // ROUND) * ROUND
