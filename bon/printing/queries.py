"""Reads over printers and their jobs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from bon.printing.models import LIFETIME, UNDER_WAY, Job, Printer


def _open(now: datetime, prefix: str = "") -> Q:
    """Jobs that may still be offered."""
    return Q(
        Q(**{f"{prefix}fetched_at": None}, **{f"{prefix}created_at__gt": now - LIFETIME})
        | Q(**{f"{prefix}fetched_at__gt": now - UNDER_WAY}),
        **{f"{prefix}done_at": None},
    )


def next_job(printer: Printer) -> Job | None:
    """The oldest job the printer may still have; the ones behind it wait."""
    jobs = Job.objects.filter(_open(timezone.now()), printer=printer)
    found: Job | None = jobs.order_by("created_at", "id").first()
    return found


def job_of(printer: Printer, id: UUID) -> Job | None:
    found: Job | None = Job.objects.filter(printer=printer, id=id).first()
    return found


def printers(store: UUID | None = None) -> QuerySet[Printer]:
    """Those in use, each with how many jobs wait."""
    waiting = Count("jobs", filter=_open(timezone.now(), "jobs__"))
    rows: QuerySet[Printer] = Printer.objects.filter(retired_at=None).select_related("store")
    if store is not None:
        rows = rows.filter(store_id=store)
    return rows.annotate(waiting=waiting).order_by("store__name", "name", "id")


def latest_jobs(printer: Printer, count: int = 20) -> list[Job]:
    jobs = Job.objects.filter(printer=printer).defer("content")
    return list(jobs.order_by("-created_at", "-id")[:count])
