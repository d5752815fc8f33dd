"""Setting stock right by scanning: several lines at once, and what goods cost."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from bon.catalog.access import variant_for
from bon.kit import formats
from bon.kit.access import Denied
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.ids import uuid7
from bon.kit.listing import chosen_id
from bon.kit.parsing import scaled
from bon.organisation.models import Store
from bon.staff.visit import Visit, store_seen
from bon.stock.actions.change_cost import change_cost
from bon.stock.actions.put_right import put_right
from bon.stock.find import Found, find
from bon.stock.forms import AdjustForm, AdjustRow, CostForm, adjust_rows
from bon.stock.queries import unit_costs

EDITS = require_http_methods(["GET", "HEAD", "POST"])
PIECE = 1_000


@office("stock_adjust")
@EDITS
def adjust(request: Visit) -> HttpResponse:
    """Says what happened with what was scanned. What is refused stays on the page."""
    posted = request.method == "POST"
    form = _form(request, request.POST if posted else None)
    rows = _rows(request, form) if posted else _named(request, form)
    if posted and form.is_valid():
        if any(row.quantity_milli is None for row in rows):
            form.add_error(None, _("Skriv et antal ved hver vare, for eksempel 2."))
        elif carry_out(form, lambda: _put_right(request, form, rows)):
            done = ngettext(
                "Lageret er rettet: %(count)s vare.",
                "Lageret er rettet: %(count)s varer.",
                len(rows),
            )
            messages.success(request, done % {"count": len(rows)})
            return redirect("stock:adjust")
    context = {"form": form, "rows": rows, "found": Found(None)}
    return render(request, "stock/adjust.html", context)


@office("stock_adjust")
@require_POST
def adjust_lines(request: Visit) -> HttpResponse:
    """The rows of the page with one more scanned into them, or as another place has them."""
    form = _form(request, request.POST)
    data: QueryDict = request.POST
    found, wrong = Found(None), ""
    code, variant = data.get("code", "").strip(), data.get("variant", "")
    if chosen := chosen_id(variant):
        found = Found(variant_for(request.person, chosen))
    elif code:
        try:
            found = find(code)
        except ValidationError as error:
            wrong = " ".join(error.messages)
        if not (found.variant or found.likely or wrong):
            wrong = _("Ingen vare har koden %(code)s.") % {"code": code}
    if found.variant:
        data = _counted(data, found.variant.id, found.quantity_milli)
    rows = _rows(request, form, data)
    context = {"form": form, "rows": rows, "found": found, "wrong": wrong, "last": found.variant}
    return render(request, f"stock/{'lines' if request.htmx else 'adjust'}.html", context)


@office("change_cost")
@EDITS
def cost(request: Visit, id: UUID) -> HttpResponse:
    """What a piece of one variant costs in a store."""
    variant, store = variant_for(request.person, id), store_seen(request)
    stores = Store.objects.filter(id=store) if store else Store.objects.order_by("name")
    first = stores.first()
    known = unit_costs(first.id, [id]).get(id) if first else None
    form = CostForm(request.POST or None, initial={"cost": known // 1_000 if known else None})
    form.fields["store"].queryset = stores  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        put = carry_out(
            form,
            lambda: change_cost(
                request.person, said["store"].id, variant, said["cost"], said["note"]
            ),
        )
        if put is not None:
            messages.success(request, _("Kostprisen er rettet."))
            return redirect("stock:movements", id)
    return render(request, "stock/cost.html", {"form": form, "variant": variant})


def _form(request: Visit, data: QueryDict | None) -> AdjustForm:
    return AdjustForm(data, store=store_seen(request), initial={"id": uuid7()})


def _rows(request: Visit, form: AdjustForm, data: QueryDict | None = None) -> list[AdjustRow]:
    form.is_valid()
    store = form.cleaned_data.get("store")
    return adjust_rows(data or request.POST, store.id, form.place_said()) if store else []


def _named(request: Visit, form: AdjustForm) -> list[AdjustRow]:
    """The page may be opened with goods on it: `?variant=`."""
    wanted = request.GET.get("variant", "")
    store = form.fields["store"].queryset.first()  # type: ignore[attr-defined]
    if not wanted or store is None:
        return []
    data = QueryDict(mutable=True)
    data[f"row_{wanted}"] = "1"
    return adjust_rows(data, store.id, form.place_said())


def _counted(data: QueryDict, variant: UUID, quantity_milli: int) -> QueryDict:
    """So many more of it, on top of the list."""
    name = f"row_{variant}"
    before = data.get(name, "0").strip()
    counted = QueryDict(mutable=True)
    known = scaled(before, 3)
    counted[name] = before if known is None else formats.quantity(known + quantity_milli)
    for key in data:
        if key != name:
            counted.setlist(key, data.getlist(key))
    return counted


def _put_right(request: Visit, form: AdjustForm, rows: list[AdjustRow]) -> bool:
    try:
        put_right(request.person, form.said(rows))
    except Denied as error:
        said = _("Det er mere, end du må rette selv. Bed en, der må, om at gøre det.")
        raise ValidationError(said) from error
    return True
