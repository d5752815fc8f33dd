"""Puts paper into a printer's queue."""

from __future__ import annotations

from uuid import UUID

from bon.printing.models import Job, Printer


def hand_in_job(
    printer: Printer, id: UUID, name: str, content: bytes, register: UUID | None = None
) -> Job:
    """The job of this id: a new one, or as it stands by now where it was handed in before."""
    row = {"printer": printer, "register_id": register, "name": name, "content": content}
    job: Job = Job.objects.get_or_create(id=id, defaults=row)[0]
    return job
