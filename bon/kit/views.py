"""Addresses that machines ask, and the list of tasks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.kit import worklist
from bon.kit.gate import Visit, office

MOST = 200


def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@office()
@require_safe
def tasks(request: Visit) -> HttpResponse:
    """What waits for this person; with `?done=1` what has been dealt with."""
    done = request.GET.get("done") == "1"
    context = {"tasks": worklist.listed(request.person, done=done, most=MOST), "done": done}
    return render(request, "kit/tasks.html", context)


@office()
@require_POST
def finish(request: Visit, id: UUID) -> HttpResponse:
    """Says that a task is done."""
    worklist.finish_task(request.person, id)
    messages.success(request, _("Opgaven er løst."))
    return redirect("tasks:tasks")
