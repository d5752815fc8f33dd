"""Gives a run up that broke on a fault of ours: what it took from the queue goes back."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bon.kit.tenancy import acting_for
from bon.labels.models import Due, Run


def abandon_run(organisation: UUID, run_id: UUID) -> None:
    """Files that were made stay. What came into the queue meanwhile stays as it is there."""
    with acting_for(organisation):
        run: Run = Run.objects.select_for_update(of=("self",)).get(id=run_id)
        if run.ended:
            return
        put_back(run)
        run.failed, run.ended_at = True, timezone.now()
        run.save(update_fields=["failed", "ended_at", "taken"])


def put_back(run: Run) -> None:
    """The rows of the queue that a run took; the caller saves the run."""
    Due.objects.bulk_create(
        (
            Due(store_id=run.store_id, variant_id=row.pop("variant"), **row)
            for row in map(dict, run.taken)
        ),
        ignore_conflicts=True,
    )
    run.taken = []
