"""The office's pages of printers: which there are, how they are, and what they have printed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.kit.gate import office
from bon.printing import queries
from bon.printing.access import PERMISSION, printer_for
from bon.printing.actions.print_sample import print_sample
from bon.printing.actions.renew_address import renew_address
from bon.printing.actions.retire_printer import retire_printer
from bon.printing.actions.save_printer import save_printer
from bon.printing.forms import PrinterForm
from bon.printing.models import Printer
from bon.printing.wording import job_words, status_words
from bon.staff.visit import Visit, store_seen


@office(PERMISSION)
@require_safe
def printers(request: Visit) -> HttpResponse:
    rows = [(row, status_words(row)) for row in queries.printers(store_seen(request))]
    return render(request, "printing/printers.html", {"rows": rows})


@office(PERMISSION)
@require_safe
def printer(request: Visit, id: UUID) -> HttpResponse:
    return _page(request, printer_for(request.person, id))


@office(PERMISSION)
@require_safe
def jobs(request: Visit, id: UUID) -> HttpResponse:
    """The part of a printer's page that changes while one looks at it."""
    found = printer_for(request.person, id)
    return render(request, "printing/jobs.html", _state(found))


@office(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, id: UUID | None = None) -> HttpResponse:
    row = printer_for(request.person, id) if id else None
    form = PrinterForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        saved = save_printer(request.person, row, form.cleaned_data)
        if saved.path:
            return _page(request, saved.printer, saved.path)
        messages.success(request, _("Gemt."))
        return redirect("printing:printer", saved.printer.id)
    return render(request, "printing/edit.html", {"form": form, "printer": row})


@office(PERMISSION)
@require_POST
def sample(request: Visit, id: UUID) -> HttpResponse:
    found = printer_for(request.person, id)
    print_sample(request.person, found)
    messages.success(request, _("Prøvesiden ligger klar. Printeren henter den, når den spørger."))
    return redirect("printing:printer", found.id)


@office(PERMISSION)
@require_POST
def address(request: Visit, id: UUID) -> HttpResponse:
    """Shows the new address, this once."""
    found = printer_for(request.person, id)
    return _page(request, found, renew_address(request.person, found))


@office(PERMISSION)
@require_POST
def retire(request: Visit, id: UUID) -> HttpResponse:
    found = printer_for(request.person, id)
    retire_printer(request.person, found)
    messages.success(request, _("%(name)s er taget ud af brug.") % {"name": found.name})
    return redirect("printing:printers")


def _page(request: Visit, found: Printer, path: str = "") -> HttpResponse:
    context = {"address": request.build_absolute_uri(path) if path else "", **_state(found)}
    return render(request, "printing/printer.html", context)


def _state(found: Printer) -> dict[str, object]:
    jobs = [(job, job_words(job)) for job in queries.latest_jobs(found)]
    return {"printer": found, "status": status_words(found), "jobs": jobs}
