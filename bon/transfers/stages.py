"""How far a transfer is, and which column of its lines is counted there."""

from __future__ import annotations

from typing import Literal

from django.db.models import Q

from bon.transfers.models import Transfer

Stage = Literal["asking", "packing", "sent", "received", "cancelled"]
# What a scan counts, by stage; at the others nothing is.
COUNTED: dict[Stage, str] = {
    "asking": "asked_milli",
    "packing": "sent_milli",
    "sent": "received_milli",
}

ENDED = Q(received_at__isnull=False) | Q(cancelled_at__isnull=False)
WHERE: dict[str, Q] = {
    "open": ~ENDED,
    "packing": ~ENDED & Q(sent_at=None),
    "sent": ~ENDED & Q(sent_at__isnull=False),
    "ended": ENDED,
}


def stage_of(transfer: Transfer) -> Stage:
    """`asking`: the store that wants the goods still writes; `packing`: the other may send."""
    if transfer.cancelled_at:
        return "cancelled"
    if transfer.received_at:
        return "received"
    if transfer.sent_at:
        return "sent"
    return "asking" if transfer.wanted and not transfer.asked_at else "packing"
