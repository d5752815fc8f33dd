"""Imports of goods: take a file in, follow it, see what came of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog import queries, reasons
from bon.catalog.access import import_run_for
from bon.catalog.actions.repeat_import import repeat_import
from bon.catalog.actions.start_import import start_import
from bon.catalog.forms import ImportForm
from bon.catalog.models import ImportRun
from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.sheet import BadFile
from bon.staff.visit import Visit

RUNS = 20
SHOWN = 100


@office("import_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: Visit) -> HttpResponse:
    """Every import begins with a trial, so that nothing comes as a surprise."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = start_import(request.person, file.name, file.read(), dry_run=True)
        except BadFile as bad:
            form.add_error("file", bad)
        else:
            return redirect("imports:run", run.id)
    runs = queries.import_runs()[:RUNS]
    return render(request, "catalog/imports.html", {"form": form, "runs": runs})


@office("import_goods")
@require_safe
def run(request: Visit, id: UUID) -> HttpResponse:
    """How far it is, and what came of it; the part that changes is asked for until it ends."""
    context = told(import_run_for(request.person, id))
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"catalog/{'progress' if part else 'import'}.html", context)


def told(run: ImportRun) -> dict[str, Any]:
    """What its page says of an import, of goods or of prices."""
    shown = SHOWN if run.ended else 0
    return {
        "run": run,
        "problem": reasons.of_file(run),
        "refused": [(row, reasons.of_row(row)) for row in queries.rejections(run)[:shown]],
        "notes": [(row, reasons.of_row(row)) for row in queries.notes(run)[:shown]],
        "ignored": run.ignored,
    }


@office("import_goods")
@require_POST
def repeat(request: Visit, id: UUID) -> HttpResponse:
    """Does in earnest what the trial has shown."""
    again = repeat_import(request.person, import_run_for(request.person, id))
    messages.success(request, _("Importen er i gang. Du kan roligt gå til en anden side."))
    return redirect("imports:run", again.id)


@office("import_goods")
@require_safe
def refused_file(request: Visit, id: UUID) -> StreamingHttpResponse:
    """Every row that was not used, as CSV."""
    found = import_run_for(request.person, id)
    return download(request, "ikke-brugte-raekker", *queries.rejection_report(found))
