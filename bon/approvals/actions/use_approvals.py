"""What was answered is used up."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from bon.approvals.models import Approval


def use_approvals(ids: Iterable[UUID], entry: UUID) -> None:
    """An entry did what was said yes to. Whoever used it first keeps it."""
    Approval.objects.filter(id__in=list(ids), used_by=None).update(used_by=entry)
