"""Purchase orders: the list, one of them while it is written, sent and waited for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog.access import variant_for
from bon.catalog.queries import likeliest
from bon.kit.access import NotFound
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.letters import written
from bon.kit.listing import chosen_id, shown_part
from bon.kit.parsing import scaled
from bon.purchasing import queries, wording
from bon.purchasing.access import order_for
from bon.purchasing.actions.change_line import change_line
from bon.purchasing.actions.change_order import change_order
from bon.purchasing.actions.draft_order import Wanted, add_goods, draft_order
from bon.purchasing.actions.end_order import end_order
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.forms import NewOrderForm, OrderForm
from bon.purchasing.models import PurchaseLine, PurchaseOrder
from bon.purchasing.paper import order_pdf
from bon.purchasing.scanned import what_is
from bon.staff.access import store_for
from bon.staff.visit import Visit, store_seen
from bon.stock.find import PIECE

page = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 200
MATCHES = 8


@office("purchase")
@require_safe
def orders(request: Visit) -> HttpResponse:
    shown = shown_part(request, wording.LISTS)
    context = {
        "rows": queries.orders(shown, store_seen(request))[:SHOWN],
        "lists": [(key, name, key == shown) for key, name in wording.LISTS.items()],
        "shown": shown,
        "suppliers": queries.suppliers(archived=False).exists(),
    }
    return render(request, "purchasing/orders.html", context)


@office("purchase")
@page
def new(request: Visit) -> HttpResponse:
    """From whom and for which store; an open draft to them is gone on with."""
    start = {"store": store_seen(request), "supplier": request.GET.get("supplier")}
    form = NewOrderForm(request.person, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        store = store_for(request.person, asked["store"].id)
        made = carry_out(form, lambda: draft_order(request.person, asked["supplier"], store))
        if made:
            return redirect("purchasing:order", made.id)
    context = {"form": form, "suppliers": queries.suppliers(archived=False).exists()}
    return render(request, "purchasing/new_order.html", context)


@office("purchase")
@require_safe
def order(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    form = OrderForm(instance=found) if found.state == "draft" else None
    return render(request, "purchasing/order.html", {**_told(found), "form": form})


@office("purchase")
@require_safe
def find(request: Visit, id: UUID) -> HttpResponse:
    """Goods that match what is typed, to be put on the order."""
    found = order_for(request.person, id)
    text = request.GET.get("q", "").strip()
    context = {"order": found, "found": likeliest(text, MATCHES) if text else [], "text": text}
    return render(request, "purchasing/found.html", context)


@office("purchase")
@require_POST
def add(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    variant = chosen_id(request.POST.get("variant", ""))
    if variant is None:
        raise NotFound
    goods = variant_for(request.person, variant)
    return _changed(request, found, lambda: add_goods(request.person, found, [Wanted(goods.id, 1)]))


@office("purchase")
@require_POST
def scan(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    code = request.POST.get("code", "").strip()
    scanned = what_is(found.supplier, code)
    goods = scanned.variant
    if goods is None:
        return _lines(request, found, _("Ingen vare har stregkoden %(code)s.") % {"code": code})
    wanted = Wanted(goods.id, max(1, scanned.quantity_milli // PIECE))
    return _changed(request, found, lambda: add_goods(request.person, found, [wanted]))


@office("purchase")
@require_POST
def line(request: Visit, id: UUID, line: UUID) -> HttpResponse:
    """Another number of packs, or another cost; nothing takes the goods off."""
    found = order_for(request.person, id)
    row = PurchaseLine.objects.filter(id=line, order=found).first()
    if row is None:
        raise NotFound
    packs = scaled(request.POST.get("packs", ""), 0)
    cost = scaled(request.POST.get("cost", ""), 2)
    if packs is None or (cost is None and request.POST.get("cost")) or (cost or 0) < 0:
        return _lines(request, found, _("Skriv et tal."))
    return _changed(request, found, lambda: change_line(request.person, found, row, packs, cost))


@office("purchase")
@require_POST
def terms(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    form = OrderForm(request.POST, instance=order_for(request.person, id))
    if form.is_valid():
        saved = carry_out(form, lambda: change_order(request.person, found, form.said()))
        if saved:
            messages.success(request, _("Gemt."))
            return redirect("purchasing:order", id)
    return render(request, "purchasing/order.html", {**_told(found), "form": form})


@office("purchase")
@page
def send(request: Visit, id: UUID) -> HttpResponse:
    """As it will be read, before it is sent."""
    found = order_for(request.person, id)
    if request.method == "POST":
        to = request.POST.get("to", "").strip() if request.POST.get("how") == "email" else ""
        if request.POST.get("how") == "email" and not to:
            messages.error(request, _("Skriv en e-mailadresse."))
            return redirect("purchasing:send", id)
        then = "purchasing:send"
        with refusals_said(request):
            sent = send_order(request.person, found, to)
            told = _("Ordre %(number)s er afgivet.")
            if to:
                told = _("Ordre %(number)s er sendt til %(to)s.")
            messages.success(request, told % {"number": sent.number, "to": to})
            then = "purchasing:order"
        return redirect(then, id)
    context = {**_told(found), "letter": written("purchasing.order", found.id)}
    return render(request, "purchasing/send.html", context)


@office("see_cost")
@require_safe
def paper(request: Visit, id: UUID) -> HttpResponse:
    """The order as PDF, with what was agreed."""
    found = order_for(request.person, id)
    name = _("Ordre %(number)s") % {"number": found.number}
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(order_pdf(found), content_type="application/pdf", headers=headers)


@office("purchase")
@require_POST
def end(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    with refusals_said(request):
        ended = end_order(request.person, found)
        messages.success(request, wording.ENDED[ended.ended_as] % {"number": ended.number})
    return redirect("purchasing:order", id)


def _changed(request: Visit, found: PurchaseOrder, change: Callable[[], Any]) -> HttpResponse:
    """The goods as they stand afterwards, with what was refused."""
    try:
        with transaction.atomic():
            change()
    except ValidationError as error:
        return _lines(request, found, error.messages[0])
    return _lines(request, found)


def _lines(request: Visit, found: PurchaseOrder, refused: str = "") -> HttpResponse:
    return render(request, "purchasing/lines.html", {**_told(found), "refused": refused})


def _told(found: PurchaseOrder) -> dict[str, Any]:
    lines = queries.lines_of(found)
    worth = queries.worth_of(lines)
    return {
        "order": found,
        "lines": lines,
        "worth": worth,
        "lacking": max(0, found.supplier.minimum_order - worth),
        "receipts": found.receipts.filter(dropped_at=None).order_by("opened_at"),
        "due": wording.payment(found.supplier),
    }
