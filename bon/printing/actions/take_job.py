"""Notes that a printer fetches its job: from the first time on, a minute runs."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Coalesce, Now

from bon.printing.models import Job


def take_job(job: Job) -> None:
    Job.objects.filter(id=job.id).update(
        fetched_at=Coalesce("fetched_at", Now()), fetches=F("fetches") + 1
    )
