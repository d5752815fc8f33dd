"""Many goods edited at once: chosen, seen first, decided, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.bulk.access import bulk_edit_for, may_have
from bon.bulk.actions.decide_edit import decide_edit
from bon.bulk.actions.undo_edit import undo_edit
from bon.bulk.forms import BulkForm
from bon.bulk.models import BulkEdit, BulkRow
from bon.bulk.preview import preview
from bon.bulk.wanted import Values, Wanted
from bon.bulk.wording import Words
from bon.catalog import grouping, listing, queries
from bon.catalog.forms import GoodsFilterForm
from bon.catalog.models import Product
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import chosen_id
from bon.staff.visit import Visit

LATEST = 100
SHOWN = 100


@office("edit_goods")
@require_safe
def edits(request: Visit) -> HttpResponse:
    """The latest, newest first."""
    words = Words()
    rows = BulkEdit.objects.order_by("-decided_at", "-id")[:LATEST]
    told = [{"row": row, "words": words.sentence(Wanted.read(row.wanted))} for row in rows]
    return render(request, "bulk/edits.html", {"rows": told})


@office("edit_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Visit) -> HttpResponse:
    """A form over the goods of a list, or those chosen in it, with what it would do beside it."""
    return _page(request, request.POST or request.GET, _form(request))


@office("edit_goods")
@require_POST
def seen(request: Visit) -> HttpResponse:
    return render(request, "bulk/preview.html", _seen(request, request.POST))


@office("edit_goods")
@require_POST
def decide(request: Visit) -> HttpResponse:
    form = _form(request, request.POST)
    if form.is_valid():
        products = _chosen(request.POST)
        decided = carry_out(form, lambda: decide_edit(request.person, products, form.wanted()))
        if decided:
            return redirect("bulk:edit", decided.id)
    return _page(request, request.POST, form)


@office("edit_goods")
@require_safe
def edit(request: Visit, id: UUID) -> HttpResponse:
    """What it changed; asked for until it has ended."""
    found, words = bulk_edit_for(request.person, id), Words()
    rows = (
        BulkRow.objects.filter(edit=found)
        .select_related("product")
        .order_by("product__sort_key", "id")
    )
    kept, wanted = rows.exclude(kept=""), Wanted.read(found.wanted)
    context = {
        "edit": found,
        "words": words.sentence(wanted),
        "may_undo": may_have(request.person, wanted),
        "kept": [(row.product, row.kept) for row in kept[:SHOWN]],
        "kept_more": max(0, kept.count() - SHOWN),
        "rows": [(r.product, words.differences(r.before, r.after)) for r in rows[:SHOWN]],
        "hidden": max(0, found.goods - SHOWN),
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"bulk/{'progress' if part else 'edit'}.html", context)


@office("edit_goods")
@require_POST
def undo(request: Visit, id: UUID) -> HttpResponse:
    with refusals_said(request):
        undo_edit(request.person, bulk_edit_for(request.person, id))
    return redirect("bulk:edit", id)


def _form(request: Visit, data: QueryDict | None = None) -> BulkForm:
    return BulkForm(data, request.person)


def _page(request: Visit, data: QueryDict, form: BulkForm) -> HttpResponse:
    chosen = _chosen(data)
    narrow = GoodsFilterForm(data).narrowed()
    context = {
        "form": form,
        "count": len(chosen),
        "ids": _ids(data),
        "narrow": narrow,
        "categories": queries.categories(),
        "brands": grouping.brands(),
        "tags": queries.tags(),
        **_seen(request, data),
    }
    return render(request, "bulk/new_edit.html", context)


def _chosen(data: QueryDict) -> list[UUID]:
    """Those that were ticked; else the whole list, as it is narrowed."""
    return _ids(data) or listing.products_of(GoodsFilterForm(data).narrowed())


def _ids(data: QueryDict) -> list[UUID]:
    return [id for text in data.getlist("product") if (id := chosen_id(text))]


def _seen(request: Visit, data: QueryDict) -> dict[str, Any]:
    """What would change, as far as it is said."""
    form = _form(request, data)
    if not form.is_valid() or not (wanted := form.wanted()):
        return {"rows": [], "preview": None}
    found = preview(_chosen(data), wanted)
    return {
        "preview": found,
        "rows": _told((row.product, row.before, row.after) for row in found.rows[:SHOWN]),
        "hidden": max(0, len(found.rows) - SHOWN),
    }


def _told(rows: Iterable[tuple[UUID, Values, Values]]) -> list[tuple[Product, Any]]:
    shown, words = list(rows), Words()
    products = Product.objects.in_bulk([id for id, _before, _after in shown])
    return [(products[id], words.differences(before, after)) for id, before, after in shown]
