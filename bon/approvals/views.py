"""The page of what waits for somebody's yes: small enough for a telephone, and live."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.approvals.access import approval_for
from bon.approvals.actions.answer_approval import answer_approval
from bon.approvals.forms import AnswerForm
from bon.approvals.queries import waiting
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.staff.visit import Visit


@office()
@require_safe
def approvals(request: Visit) -> HttpResponse:
    """Asked again every other second; where nothing else waits than before, with no answer, so
    that what somebody types stays where it is."""
    rows = waiting(request.person)
    shown = "-".join(row.asked.id.hex for row in rows)
    fragment = request.htmx and not request.htmx.history_restore_request
    if fragment and request.GET.get("shown") == shown:
        return HttpResponse(status=204)
    template = "approvals/waiting.html" if fragment else "approvals/approvals.html"
    return render(request, template, {"waiting": rows, "shown": shown})


@office()
@require_POST
def answer(request: Visit, id: UUID) -> HttpResponse:
    approval_for(request.person, id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return redirect("approvals:approvals")
    granted, reason = form.cleaned_data["granted"], form.cleaned_data["reason"]
    if carry_out(form, lambda: answer_approval(request.person, id, granted, reason)):
        said = _("Kassen har fået dit ja.") if granted else _("Kassen har fået dit nej.")
        messages.success(request, said)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("approvals:approvals")
