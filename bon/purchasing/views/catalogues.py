"""Suppliers' catalogues: take a file in, say what its columns are, try it, do it."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.catalog.forms import ImportForm
from bon.kit import formats
from bon.kit.csv_export import Cell
from bon.kit.download import download
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.kit.sheet import BadFile
from bon.purchasing import reasons
from bon.purchasing.access import catalogue_for, supplier_for
from bon.purchasing.actions.bring_in import bring_in as bring_in_file
from bon.purchasing.actions.remember_columns import remember_columns
from bon.purchasing.columns import FIELDS
from bon.purchasing.models import Catalogue, CatalogueRow
from bon.staff.visit import Visit

SHOWN = 100


class Column(NamedTuple):
    """A column of the file, what it is taken for, and what stands in its first rows."""

    no: int
    title: str
    field: str
    samples: list[str]


@office("change_cost")
@require_POST
def bring_in(request: Visit, id: UUID) -> HttpResponse:
    """Every file is tried first, so that nothing comes as a surprise."""
    found = supplier_for(request.person, id)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Vælg en fil."))
        return redirect("purchasing:supplier", id)
    file = form.cleaned_data["file"]
    try:
        begun = bring_in_file(request.person, found, file.name, file.read(), dry_run=True)
    except BadFile as bad:
        messages.error(request, bad.messages[0])
        return redirect("purchasing:supplier", id)
    return redirect("purchasing:catalogue", begun.id)


@office("change_cost")
@require_safe
def run(request: Visit, id: UUID) -> HttpResponse:
    """How far it is, what it would do row by row, and what its columns are taken for."""
    found = catalogue_for(request.person, id)
    supplier, rows = found.supplier, found.rows.order_by("row", "id")
    refused = rows.filter(what="refused")[:SHOWN] if found.ended else []
    foreseen = rows.exclude(what="refused")[:SHOWN] if found.ended else []
    context = {
        "run": found,
        "supplier": supplier,
        "problem": reasons.of_file(found),
        "columns": _columns(found),
        "fields": FIELDS.items(),
        "refused": [(row, reasons.of_row(row)) for row in refused],
        "foreseen": [(row, _told(row, supplier.currency)) for row in foreseen],
    }
    part = request.htmx and not request.htmx.history_restore_request
    name = "catalogue_progress" if part else "catalogue"
    return render(request, f"purchasing/{name}.html", context)


@office("change_cost")
@require_POST
def columns(request: Visit, id: UUID) -> HttpResponse:
    """Remembers what the columns are, and tries the file once more."""
    found = catalogue_for(request.person, id)
    chosen = {
        column.title: request.POST.get(f"column-{column.no}", "")
        for column in _columns(found)
        if column.title
    }
    with refusals_said(request):
        remember_columns(request.person, found.supplier, chosen)
        found = _once_more(request, found, dry_run=True)
    return redirect("purchasing:catalogue", found.id)


@office("change_cost")
@require_POST
def repeat(request: Visit, id: UUID) -> HttpResponse:
    """Does in earnest what the trial has shown."""
    again = _once_more(request, catalogue_for(request.person, id), dry_run=False)
    messages.success(request, _("Importen er i gang. Du kan roligt gå til en anden side."))
    return redirect("purchasing:catalogue", again.id)


@office("change_cost")
@require_safe
def refused_file(request: Visit, id: UUID) -> StreamingHttpResponse:
    """Every row that was not used, as CSV."""
    found = catalogue_for(request.person, id)
    header = [_("Række"), _("Kolonne"), _("Hvorfor"), _("Værdi")]
    rows: list[list[Cell]] = [
        [row.row, row.column, reasons.of_row(row), row.name]
        for row in found.rows.filter(what="refused").order_by("row", "id")
    ]
    return download(request, "ikke-brugte-raekker", header, rows)


def _once_more(request: Visit, run: Catalogue, *, dry_run: bool) -> Catalogue:
    return bring_in_file(
        request.person, run.supplier, run.file_name, bytes(run.content), dry_run=dry_run
    )


def _columns(run: Catalogue) -> list[Column]:
    return [
        Column(no, title, field, [row[no] for row in run.samples if no < len(row) and row[no]])
        for no, (title, field) in enumerate(run.columns)
    ]


def _told(row: CatalogueRow, currency: str) -> list[str]:
    """`Pris: 12,00 → 13,50`, a line for each."""
    return [_change(field, before, now, currency) for field, before, now in row.changes]


def _change(field: str, before: Any, now: Any, currency: str) -> str:
    if field == "extra":
        return _("Deres andre oplysninger")
    if field == "variant":
        return _("Er jeres %(name)s") % {"name": now}
    if field == "cost":
        before, now = formats.money(before) if before is not None else "", formats.money(now)
        return f"{FIELDS['pack_cost']}: {before}{' → ' if before else ''}{now} {currency}"
    name = str(FIELDS.get(field, field))
    return f"{name}: {before} → {now}" if before not in (None, "") else f"{name}: {now}"
