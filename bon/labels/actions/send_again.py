"""Lets a run that a label printer has taken be sent to one again."""

from __future__ import annotations

from bon.kit import audit
from bon.labels.models import Run
from bon.staff.access import require
from bon.staff.models import Person


def send_again(person: Person, run: Run) -> None:
    """From its first label on; one that was not sent yet stays as it is."""
    require(person, "labels")
    found: Run = Run.objects.select_for_update(of=("self",)).get(id=run.id)
    if found.sent_at is None:
        return
    before = audit.snapshot(found, "sent_at")
    found.sent, found.sent_at = 0, None
    found.save(update_fields=["sent", "sent_at"])
    audit.record("labels_sent_again", found, label=found.name, before=before)
