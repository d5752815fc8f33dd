"""The jobs that wait, done here and now, without a worker."""

from __future__ import annotations

from unittest.mock import patch

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def do_jobs(named: str = "") -> int:
    """In their order, each whose name begins so; gives how many there were."""
    found = list(
        ProcrastinateJob.objects.filter(status="todo", task_name__startswith=named).order_by("id")
    )
    # A job begins with a connection that works; the one of a test's transaction is to stay.
    with patch.object(connection, "close_if_unusable_or_obsolete"):
        for job in found:
            app.tasks[job.task_name](**job.args)
    # Its models refuse to be written.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [[j.id for j in found]])
    return len(found)
