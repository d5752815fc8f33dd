"""Throws away paper that has had its day: the journal, not the tray, is the record."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bon.printing.models import Job

KEPT = timedelta(days=2)


def forget_jobs() -> int:
    """How many."""
    count, _ = Job.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return count
