"""Files of prices being read onto a list: follow one, see what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.catalog import queries
from bon.catalog.access import price_import_for
from bon.catalog.actions.repeat_import import repeat_import
from bon.catalog.views.imports import told
from bon.kit.download import download
from bon.kit.gate import office
from bon.staff.visit import Visit


@office("edit_goods")
@require_safe
def run(request: Visit, id: UUID) -> HttpResponse:
    """How far it is, and what came of it; the part that changes is asked for until it ends."""
    context = told(price_import_for(request.person, id))
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"campaigns/price_{'progress' if part else 'import'}.html", context)


@office("edit_goods")
@require_POST
def repeat(request: Visit, id: UUID) -> HttpResponse:
    """Does in earnest what the trial has shown."""
    again = repeat_import(request.person, price_import_for(request.person, id))
    messages.success(request, _("Importen er i gang. Du kan roligt gå til en anden side."))
    return redirect("prices:import", again.id)


@office("edit_goods")
@require_safe
def refused_file(request: Visit, id: UUID) -> StreamingHttpResponse:
    """Every row that was not used."""
    report = queries.rejection_report(price_import_for(request.person, id))
    return download(request, "ikke-brugte-raekker", *report)
