"""Keeps what a printer says became of its job."""

from __future__ import annotations

from django.utils import timezone

from bon.printing.models import Job


def settle_job(job: Job, *, printed: bool, code: str) -> None:
    """Its first word counts: a printer that repeats itself, or changes its mind, is not heard."""
    Job.objects.filter(id=job.id, done_at=None).update(
        done_at=timezone.now(), printed=printed, code=code[:40]
    )


def return_job(job: Job, code: str) -> None:
    """The printer has the job no more and printed nothing of it: it is offered again."""
    Job.objects.filter(id=job.id, done_at=None).update(fetched_at=None, code=code[:40])
