"""Keeps what a device says of itself, for the office to see."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from bon.registers.models import Device


class Report(NamedTuple):
    """`held`: entries not yet acknowledged; `oldest_at`: when the oldest of them was made;
    `clock`: what the device thinks the time is."""

    head_seq: int
    head_hash: str
    held: int
    oldest_at: datetime | None
    app: str
    clock: datetime


def note_report(device: Device, report: Report) -> None:
    """One statement, no audit: it comes every twenty seconds and changes nobody's data."""
    now = timezone.now()
    Device.objects.filter(id=device.id).update(
        last_seen_at=now,
        held=report.held,
        oldest_at=report.oldest_at,
        app=report.app[:40],
        head_seq=report.head_seq,
        head_hash=report.head_hash[:64],
        clock_skew_ms=round((report.clock - now).total_seconds() * 1000),
    )
