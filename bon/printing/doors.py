"""What both protocols have in common: one address, one transaction, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from bon.kit.tenancy import acting_for
from bon.printing import cloudprnt, direct_print
from bon.printing.address import printer_with
from bon.printing.models import CLOUDPRNT, Printer
from bon.printing.poll import AnotherPrinter, TooOften

# No printer has more to say; what is larger is not read.
LARGEST = 64 * 1024

Answer = Callable[[HttpRequest, Printer], HttpResponse]


@csrf_exempt
def door(request: HttpRequest, organisation: str, secret: str) -> HttpResponse:
    """One address for both: which protocol is spoken, the shop has said of its printer.

    404 for an address that is nobody's, 403 for another printer than the one that owns it,
    413 for what no printer says, 429 for one that asks too often.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return HttpResponse(status=413)
    try:
        tenant = UUID(organisation)
    except ValueError:
        return HttpResponse(status=404)
    with acting_for(tenant):
        printer = printer_with(secret)
        if printer is None:
            return HttpResponse(status=404)
        answer = cloudprnt.answer if printer.protocol == CLOUDPRNT else direct_print.answer
        response = _refusing(answer)(request, printer)
    response["Cache-Control"] = "no-store"
    return response


def _refusing(answer: Answer) -> Answer:
    @wraps(answer)
    def guarded(request: HttpRequest, printer: Printer) -> HttpResponse:
        try:
            return answer(request, printer)
        except AnotherPrinter:
            return HttpResponse(status=403)
        except TooOften:
            return HttpResponse(status=429, headers={"Retry-After": "30"})
        except RequestDataTooBig:
            return HttpResponse(status=413)

    return guarded
