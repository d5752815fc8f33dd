"""Derives again from an entry what could not be derived when it came."""

from __future__ import annotations

from django.utils import timezone

from bon.journal.entry import read_entry
from bon.journal.facts import EntriesReceived
from bon.journal.models import Entry, ProjectionFailure
from bon.journal.projecting import project_each, sort_out
from bon.journal.tasks import UNPROJECTED
from bon.kit import audit
from bon.kit.worklist import settle_task
from bon.staff.access import require
from bon.staff.models import Person


def retry_projection(person: Person, failure: ProjectionFailure) -> bool:
    """Whether it worked this time. Raises Denied. One that is resolved already is left alone."""
    require(person, "retry_projections")
    locked = ProjectionFailure.objects.select_for_update().get(id=failure.id)
    if locked.resolved_at is not None:
        return True
    error = _project(locked)
    locked.tries += 1
    locked.error = error or locked.error
    locked.resolved_at = None if error else timezone.now()
    locked.save()
    if error is None:
        settle_task(UNPROJECTED, locked.entry_id)
    audit.record("projection_retried", locked, after={"error": error or ""})
    return error is None


def _project(failure: ProjectionFailure) -> str | None:
    row = Entry.objects.get(id=failure.entry_id)
    sound, faults = sort_out([(read_entry(row.text), row.text)])
    received = EntriesReceived(row.organisation_id, row.register_id, row.store_id, sound)
    errors = faults | project_each(received)
    return errors.get(failure.entry_id)
