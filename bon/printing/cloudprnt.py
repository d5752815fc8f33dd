"""Star CloudPRNT, protocol version 2: the printer polls, fetches, and says how it went.

POST is the poll (JSON), GET the fetch, which may be repeated and changes nothing the printer can
see, DELETE the report. A job is named by `jobToken`, its own id, so that a report never lands on
another one. Star: CloudPRNT Developer Guide 1.4, CloudPRNT Protocol Guide 2.4.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse

from bon.kit.listing import chosen_id
from bon.printing.actions.settle_job import return_job, settle_job
from bon.printing.actions.take_job import take_job
from bon.printing.models import Job, Printer
from bon.printing.poll import AnotherPrinter, note_poll, owns
from bon.printing.queries import job_of, next_job

MEDIA = "application/vnd.star.starprnt"
# What a printer that could not print says: paper, jam, cover. It prints when it has been seen to.
NOT_YET = ("410", "411", "420", "520")


class Poll(msgspec.Struct):
    """What of a poll is used; every field may be absent or null."""

    printerMAC: str | None = None  # noqa: N815
    statusCode: str | None = None  # noqa: N815
    printingInProgress: bool | None = None  # noqa: N815


def answer(request: HttpRequest, printer: Printer) -> HttpResponse:
    if request.method == "POST":
        return _poll(request, printer)
    if not owns(printer, request.GET.get("mac", "")):
        raise AnotherPrinter
    if request.method == "GET":
        return _fetch(request, printer)
    if request.method == "DELETE":
        return _report(request, printer)
    return HttpResponse(status=405)


def _poll(request: HttpRequest, printer: Printer) -> HttpResponse:
    try:
        poll = msgspec.json.decode(request.body, type=Poll)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return HttpResponse(status=400)
    status = unquote(poll.statusCode or "")
    note_poll(printer, _text(poll.printerMAC), _text(status))
    job = None if poll.printingInProgress else next_job(printer)
    if job is None:
        return _json({"jobReady": False})
    told = {"mediaTypes": [MEDIA], "jobToken": str(job.id), "deleteMethod": "DELETE"}
    return _json({"jobReady": True, **told})


def _fetch(request: HttpRequest, printer: Printer) -> HttpResponse:
    job = _offered(request, printer)
    if job is None:
        return HttpResponse(status=404)
    if request.GET.get("type", MEDIA) != MEDIA:
        return HttpResponse(status=415)
    take_job(job)
    return HttpResponse(bytes(job.content), content_type=MEDIA)


def _report(request: HttpRequest, printer: Printer) -> HttpResponse:
    """A job that nobody has waited for any more is reported all the same."""
    token = _token(request)
    job = job_of(printer, token) if token else None
    if job is not None and job.fetched_at is not None:
        code = _text(unquote(request.GET.get("code", "")))
        if code.startswith(NOT_YET):
            return_job(job, code)
        else:
            settle_job(job, printed=code.startswith(("OK", "2")), code=code)
    return HttpResponse(status=200)


def _offered(request: HttpRequest, printer: Printer) -> Job | None:
    """The job that is on offer now, if it is the one asked for."""
    job, token = next_job(printer), _token(request)
    return job if job is not None and token in (None, job.id) else None


def _token(request: HttpRequest) -> UUID | None:
    return chosen_id(request.GET.get("token", ""))


def _text(value: str | None) -> str:
    """What PostgreSQL can keep of it."""
    return (value or "").replace("\0", "")


def _json(body: dict[str, Any]) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(body), content_type="application/json")
