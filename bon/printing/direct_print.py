"""Epson Server Direct Print, version 2.00: the printer posts forms.

`GetRequest` asks for paper and is answered with XML, or with nothing; `SetResponse` says how it
went; `SetStatus` how the printer is. Everything is answered 200. Unlike CloudPRNT nothing is
fetched twice: a job that was given out is given out no more.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from bon.printing.actions.settle_job import settle_job
from bon.printing.actions.take_job import take_job
from bon.printing.epos import outcomes, print_request, status_of
from bon.printing.models import Printer
from bon.printing.poll import note_poll
from bon.printing.queries import job_of, next_job

TYPE = "text/xml; charset=utf-8"


def answer(request: HttpRequest, printer: Printer) -> HttpResponse:
    if request.method != "POST":
        return HttpResponse(status=405)
    said = {key: str(text).replace("\0", "") for key, text in request.POST.items()}
    kind = said.get("ConnectionType", "")
    if kind not in ("GetRequest", "SetResponse", "SetStatus"):
        return HttpResponse(status=400)
    status = status_of(said.get("Status", "")) if kind == "SetStatus" else None
    note_poll(printer, said.get("ID", ""), status)
    if kind == "GetRequest":
        return _give(printer)
    if kind == "SetResponse":
        _keep(printer, said.get("ResponseFile", ""))
    return _nothing()


def _give(printer: Printer) -> HttpResponse:
    job = next_job(printer)
    if job is None or job.fetched_at is not None:
        return _nothing()
    take_job(job)
    return HttpResponse(print_request(job.id, bytes(job.content)), content_type=TYPE)


def _keep(printer: Printer, response: str) -> None:
    for outcome in outcomes(response):
        job = job_of(printer, outcome.job)
        if job is not None and job.fetched_at is not None:
            settle_job(job, printed=outcome.printed, code=outcome.code)


def _nothing() -> HttpResponse:
    return HttpResponse(b"", content_type=TYPE)
