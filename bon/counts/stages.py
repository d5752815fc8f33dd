"""How far a count is."""

from __future__ import annotations

from typing import Literal

from django.db.models import Q

from bon.counts.models import Count

Stage = Literal["open", "review", "posted", "dropped"]
ENDED = Q(posted_at__isnull=False) | Q(dropped_at__isnull=False)
WHERE: dict[str, Q] = {"open": ~ENDED, "ended": ENDED}


def stage_of(count: Count) -> Stage:
    if count.posted_at:
        return "posted"
    if count.dropped_at:
        return "dropped"
    return "review" if count.finished_at else "open"
