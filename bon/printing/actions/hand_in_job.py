"""Puts paper into a printer's queue."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from bon.printing.models import Job, Printer


def hand_in_job(
    printer: Printer, id: UUID, name: str, content: bytes, register: UUID | None = None
) -> Job:
    """The job of this id: a new one, or as it stands by now where it was handed in before. One that
    was certainly not printed begins anew; one that may lie in the tray never does."""
    row = {"printer": printer, "register_id": register, "name": name, "content": content}
    job: Job = Job.objects.get_or_create(id=id, defaults=row)[0]
    if job.register_id == register and job.state() in ("late", "failed"):
        fresh = {"created_at": timezone.now(), "fetched_at": None, "done_at": None, "printed": None}
        for field, value in {**row, **fresh}.items():
            setattr(job, field, value)
        job.save()
    return job
