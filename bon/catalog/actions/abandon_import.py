"""Gives an import up that broke on a fault of ours."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bon.catalog.models import ImportRun
from bon.kit.tenancy import acting_for


def abandon_import(organisation: UUID, run_id: UUID) -> None:
    """What it has done stays done; the run says that it broke."""
    with acting_for(organisation):
        ImportRun.objects.filter(id=run_id).exclude(status="done").update(
            status="failed", problem="broken", ended_at=timezone.now()
        )
