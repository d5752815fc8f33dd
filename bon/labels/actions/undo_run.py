"""Puts the labels of a run back into the queue: the paper jammed, or it was the wrong one."""

from __future__ import annotations

from bon.kit import audit
from bon.labels.actions.abandon_run import put_back
from bon.labels.models import Run
from bon.staff.access import require
from bon.staff.models import Person


def undo_run(person: Person, run: Run) -> int:
    """Gives how many rows; a second time there are none."""
    require(person, "labels")
    found: Run = Run.objects.select_for_update(of=("self",)).get(id=run.id)
    number = len(found.taken)
    put_back(found)
    found.save(update_fields=["taken"])
    if number:
        audit.record("labels_queued_again", found, label=found.name, after={"goods": number})
    return number
