"""What did not go as it should: entries not derived from, refused, or found wrong."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.journal import queries, wording
from bon.journal.access import evidence_for, failure_for
from bon.journal.actions.retry_projection import retry_projection
from bon.journal.comparison import compared
from bon.kit.gate import office
from bon.organisation.models import Register
from bon.staff.visit import Visit

MOST = 200


@office("retry_projections")
@require_safe
def failures(request: Visit) -> HttpResponse:
    context = {"failures": queries.open_failures()[:MOST], "kinds": wording.KINDS}
    return render(request, "journal/failures.html", {**context, "registers": _registers()})


@office("retry_projections")
@require_POST
def retry(request: Visit, id: UUID) -> HttpResponse:
    """Derives once more from one entry."""
    if retry_projection(request.person, failure_for(request.person, id)):
        messages.success(request, _("Posten er bogført."))
    else:
        messages.error(request, _("Det gik ikke. Posten er der stadig, og fejlen står på siden."))
    return redirect("journal:failures")


@office("retry_projections")
@require_POST
def retry_all(request: Visit) -> HttpResponse:
    """Derives once more from every entry on the page."""
    waiting = list(queries.open_failures()[:MOST])
    done = sum(retry_projection(request.person, failure) for failure in waiting)
    said = _("%(done)s af %(all)s poster er bogført.") % {"done": done, "all": len(waiting)}
    (messages.success if done == len(waiting) else messages.warning)(request, said)
    return redirect("journal:failures")


@office("retry_projections")
@require_safe
def evidence(request: Visit) -> HttpResponse:
    context = {"evidence": queries.evidence()[:MOST], "refusals": wording.REFUSALS}
    return render(request, "journal/evidence.html", {**context, "registers": _registers()})


@office("retry_projections")
@require_safe
def exhibit(request: Visit, id: UUID) -> HttpResponse:
    """One refused entry beside the one that is held in its place."""
    kept = evidence_for(request.person, id)
    context = {
        "kept": kept,
        "fields": compared(kept),
        "raw": bytes(kept.received).decode("utf-8", "replace"),
        "refusals": wording.REFUSALS,
        "registers": _registers(),
    }
    return render(request, "journal/exhibit.html", context)


@office("retry_projections")
@require_safe
def findings(request: Visit) -> HttpResponse:
    context = {"found": queries.findings()[:MOST], "words": wording.FINDINGS}
    return render(request, "journal/findings.html", {**context, "registers": _registers()})


def _registers() -> dict[UUID, str]:
    return {register.id: str(register) for register in Register.objects.all()}
