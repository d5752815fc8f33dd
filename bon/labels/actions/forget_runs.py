"""Throws the files of old runs away: what they said may no longer be true."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bon.labels.models import Run

KEPT = timedelta(days=14)


def forget_runs() -> int:
    """Gives how many runs went."""
    old = Run.objects.filter(started_at__lt=timezone.now() - KEPT)
    number: int = old.count()
    old.delete()
    return number
