"""What goes bad soon, and the story of one batch."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.batches.access import batch_for
from bon.batches.actions.write_off import Gone, write_off
from bon.batches.expiring import HORIZONS, USUAL, sums
from bon.batches.expiring import expiring as rows_of
from bon.batches.history import named_in, passages, rests
from bon.kit import formats
from bon.kit.access import Denied, NotFound
from bon.kit.csv_export import Cell, decimal
from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.ids import uuid7
from bon.kit.listing import chosen_id
from bon.kit.parsing import scaled
from bon.staff.visit import Visit, store_seen

SHOWN = 500


@office("see_stock")
@require_safe
def expiring(request: Visit) -> HttpResponse:
    """Batches by their last day, with what is left of them."""
    horizon = _horizon(request)
    rows = rows_of(store_seen(request), horizon)
    context = {
        "rows": [(row, uuid7()) for row in rows[:SHOWN]],
        "hidden": max(0, len(rows) - SHOWN),
        "all": sums(rows),
        "over": sums([row for row in rows if row.state == "over"]),
        "horizon": horizon,
        "horizons": [(code, name) for code, (_days, name) in HORIZONS.items()],
        "one_store": store_seen(request) is not None,
    }
    return render(request, "batches/expiring.html", context)


@office("see_stock")
@require_safe
def expiring_file(request: Visit) -> StreamingHttpResponse:
    sees_cost = request.person.may("see_cost")
    header = [_("Varenummer"), _("Navn"), _("Batch"), _("Sidste dag"), _("Butik"), _("Antal")]
    rows: list[list[Cell]] = [
        [
            row.variant.sku,
            row.variant.name,
            row.left.number,
            row.left.expires_on.isoformat() if row.left.expires_on else "",
            row.store,
            decimal(row.left.left_milli, 3),
            *([decimal(row.left.worth)] if sees_cost else []),
        ]
        for row in rows_of(store_seen(request), _horizon(request))
    ]
    return download(request, "udloeber", [*header, *([_("Værdi")] if sees_cost else [])], rows)


@office("see_stock")
@require_safe
def batch(request: Visit, id: UUID) -> HttpResponse:
    """Where it came from, where the rest is, and which sales name it."""
    found, store = batch_for(request.person, id), request.person.store_id
    left = rests(found, store)
    context = {
        "batch": found,
        "left": left,
        "left_milli": sum(row.left_milli for _store, row in left),
        "passages": passages(found, store),
        "named": named_in(found, store) if request.person.may("see_sales") else [],
    }
    return render(request, "batches/batch.html", context)


@office("stock_adjust")
@require_POST
def write_off_batch(request: Visit, id: UUID) -> HttpResponse:
    """From the list, and back to it."""
    found = batch_for(request.person, id)
    said = chosen_id(request.POST.get("id", "")), chosen_id(request.POST.get("store", ""))
    milli = scaled(request.POST.get("quantity", ""), 3) or 0
    if said[0] is None or said[1] is None:
        raise NotFound
    try:
        with transaction.atomic():
            write_off(request.person, found, Gone(said[0], said[1], milli))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    except Denied:
        refused = _("Det er mere, end du må afskrive selv. Bed en, der må, om at gøre det.")
        messages.error(request, refused)
    else:
        told = {"count": formats.quantity(milli), "name": found.variant.name}
        messages.success(request, _("%(count)s %(name)s er afskrevet.") % told)
    answer = redirect("batches:expiring")
    answer["Location"] += f"?within={_horizon(request)}"
    return answer


def _horizon(request: Visit) -> str:
    said = request.POST.get("within") or request.GET.get("within", USUAL)
    return said if said in HORIZONS else USUAL
