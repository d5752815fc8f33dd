"""A file that is being read in, wherever one is: follow it, do what its trial has shown, and see
what was not used, and what was mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.catalog import queries, reasons
from bon.catalog.actions.repeat_import import repeat_import
from bon.catalog.models import ImportRun
from bon.kit.download import download
from bon.kit.gate import office
from bon.staff.models import Person
from bon.staff.visit import Visit

SHOWN = 100
View = Callable[..., HttpResponseBase]


def following(
    permission: str, find: Callable[[Person, UUID], ImportRun], page: str, part: str, address: str
) -> tuple[View, View, View, View]:
    """Four views of the import that `find` gives: its page, and `part` of it while it runs; the
    repetition in earnest, read at `address`; and as files the rows that were not used, and what
    was mended in the others."""

    @office(permission)
    @require_safe
    def run(request: Visit, id: UUID) -> HttpResponse:
        partly = request.htmx and not request.htmx.history_restore_request
        return render(request, part if partly else page, _told(find(request.person, id)))

    @office(permission)
    @require_POST
    def repeat(request: Visit, id: UUID) -> HttpResponse:
        again = repeat_import(request.person, find(request.person, id))
        messages.success(request, _("Importen er i gang. Du kan roligt gå til en anden side."))
        return redirect(address, again.id)

    @office(permission)
    @require_safe
    def refused_file(request: Visit, id: UUID) -> StreamingHttpResponse:
        report = queries.rejection_report(find(request.person, id))
        return download(request, "ikke-brugte-raekker", *report)

    @office(permission)
    @require_safe
    def noted_file(request: Visit, id: UUID) -> StreamingHttpResponse:
        report = queries.notes_report(find(request.person, id))
        return download(request, "se-efter", *report)

    return run, repeat, refused_file, noted_file


def _told(run: ImportRun) -> dict[str, Any]:
    shown = SHOWN if run.ended else 0
    refused, notes = queries.rejections(run), queries.notes(run)
    return {
        "run": run,
        "problem": reasons.of_file(run),
        "refused": [(row, reasons.of_row(row)) for row in refused[:shown]],
        "refused_number": refused.count(),
        "notes": [(row, reasons.of_row(row)) for row in notes[:shown]],
        "notes_number": notes.count(),
        "ignored": run.ignored,
    }
