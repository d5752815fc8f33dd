"""Imports of goods: take a file in, follow it, see what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bon.catalog import queries
from bon.catalog.access import import_run_for
from bon.catalog.actions.start_import import start_import
from bon.catalog.forms import ImportForm
from bon.catalog.views.following import following
from bon.kit.gate import office
from bon.kit.sheet import BadFile
from bon.staff.visit import Visit

RUNS = 20


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


run, repeat, refused_file, noted_file = following(
    "import_goods",
    import_run_for,
    "catalog/import.html",
    "catalog/progress.html",
    "imports:run",
)
