"""Says that a label printer has taken a file of a run, to its last byte."""

from __future__ import annotations

from django.utils import timezone

from bon.kit import audit
from bon.labels.models import Run
from bon.staff.access import require
from bon.staff.models import Person


def note_sent(person: Person, run: Run, part: int) -> Run:
    """Said again it counts once; files that are not made yet cannot have been taken. The run is
    sent with its last one."""
    require(person, "labels")
    found: Run = Run.objects.select_for_update(of=("self",)).get(id=run.id)
    if not found.sent < part <= found.parts:
        return found
    found.sent = part
    if found.ended and part == found.parts:
        found.sent_at = timezone.now()
        audit.record("labels_sent", found, label=found.name, after={"labels": found.total})
    found.save(update_fields=["sent", "sent_at"])
    return found
