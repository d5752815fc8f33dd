"""Keeps that a device which was let go is no register any more, and left nothing behind."""

from __future__ import annotations

from django.utils import timezone

from bon.journal.queries import head_of
from bon.kit import audit
from bon.registers.actions.note_report import Report, note_report
from bon.registers.models import Device


def note_leaving(device: Device, report: Report) -> None:
    """Believed only of a device whose journal is the server's to the last entry: for one that
    still holds something nothing changes but its report."""
    note_report(device, report)
    head = head_of(device.register_id)
    complete = report.held == 0 and (report.head_seq, report.head_hash) == head
    if not complete or device.left_at is not None:
        return
    device.left_at = timezone.now()
    device.save(update_fields=["left_at"])
    audit.record("left", device, after={"head_seq": report.head_seq})
