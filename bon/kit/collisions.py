"""Two people who change the same rows at once. PostgreSQL ends the transaction of one of them;
nothing of it is kept, so that it can be made again from its beginning."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

TIMES = 4
_WAITED_FOR_EACH_OTHER = ("40P01", "40001")  # deadlock, serialisation failure
# A number or a name that was free when it was looked for: made again, the action finds who was
# first and says so. Twice in a row nobody was first, and something is wrong with the action.
_TAKEN = "23505"


def passes(error: Exception, met: Sequence[Exception] = ()) -> bool:
    """Whether the work may get through when it is done again. `met`: what stopped it before."""
    if not isinstance(error, DatabaseError):
        return False
    again = bool(met) and _state(met[-1]) == _TAKEN
    return _state(error) in _WAITED_FOR_EACH_OTHER or (_state(error) == _TAKEN and not again)


def renew(request: HttpRequest) -> None:
    """As it was before the view saw it: nothing said yet, files from their beginning."""
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    for _field, files in request.FILES.lists():
        for file in files:
            file.seek(0)


def come_again(request: HttpRequest) -> HttpResponse:
    """Nothing was kept, and the person is asked to try once more: on a page of its own, or over
    the page of which a part was asked for."""
    if not getattr(request, "htmx", False):
        return render(request, "busy.html", status=503)
    said = _("Flere arbejder med det samme lige nu. Intet er gemt. Prøv igen.")
    messages.error(request, said)
    answer = render(request, "frame/toasts.html", status=503)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#toasts", "outerHTML"
    return answer


def _state(error: Exception) -> str | None:
    state: str | None = getattr(error.__cause__, "sqlstate", None)
    return state
