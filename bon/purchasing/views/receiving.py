"""Deliveries: what is expected, one of them from its opening to what it meant."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.kit.access import NotFound
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.labels.views.waiting import printed
from bon.labels.views.waiting import told as waiting_labels
from bon.orders.actions.say_ready import CHANNELS, say_ready
from bon.orders.models import Order
from bon.purchasing import queries
from bon.purchasing.access import coming_for, receipt_for
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.drop_receipt import drop_receipt
from bon.purchasing.actions.name_delivery import name_delivery
from bon.purchasing.actions.open_receipt import open_receipt, open_unordered
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.undo_receipt import undo_receipt
from bon.purchasing.forms import DeliveryForm, UndoForm, UnorderedForm
from bon.purchasing.models import GoodsReceipt
from bon.purchasing.outcome import outcome
from bon.purchasing.views.counting import told
from bon.staff.access import store_for
from bon.staff.models import Person
from bon.staff.visit import Visit, store_seen

page = require_http_methods(["GET", "HEAD", "POST"])
LATEST = 20


@office("receive")
@require_safe
def receiving(request: Visit) -> HttpResponse:
    """What is being counted, what else is expected, and what came lately."""
    store = store_seen(request)
    rows = queries.receipts(store)
    counted = list(rows.filter(booked_at=None))
    begun = {receipt.order_id for receipt in counted}
    context = {
        "coming": [order for order in queries.coming(store) if order.id not in begun],
        "open": counted,
        "latest": rows.filter(booked_at__isnull=False)[:LATEST],
        "form": UnorderedForm(request.person, initial={"store": store}),
    }
    return render(request, "purchasing/receiving.html", context)


@office("receive")
@page
def unordered(request: Visit) -> HttpResponse:
    """A delivery that nobody ordered here."""
    form = UnorderedForm(
        request.person, request.POST or None, initial={"store": store_seen(request)}
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        store = store_for(request.person, asked["store"].id)
        note_no = asked["note_no"].strip()
        opened = carry_out(
            form, lambda: open_unordered(request.person, asked["supplier"], store, note_no)
        )
        if opened:
            return redirect("receiving:receipt", opened.id)
    context = {"form": form, "suppliers": queries.suppliers(archived=False).exists()}
    return render(request, "purchasing/unordered.html", context)


@office("receive")
@require_POST
def begin(request: Visit, id: UUID) -> HttpResponse:
    found = coming_for(request.person, id)
    address = reverse("receiving:receiving")
    with refusals_said(request):
        opened = open_receipt(request.person, found)
        address = reverse("receiving:receipt", args=[opened.id])
    return redirect(address)


@office("receive")
@require_POST
def everything(request: Visit, id: UUID) -> HttpResponse:
    """All that was ordered has come."""
    found = coming_for(request.person, id)
    address = reverse("receiving:receiving")
    with refusals_said(request):
        booked = receive_all(request.person, found)
        done = _("Alt på ordre %(number)s er modtaget.") % {"number": found.number}
        messages.success(request, done)
        address = reverse("receiving:receipt", args=[booked.id])
    return redirect(address)


@office("receive")
@require_safe
def receipt(request: Visit, id: UUID) -> HttpResponse:
    """While it is counted; and what it meant when it is booked."""
    found = receipt_for(request.person, id)
    if found.booked_at is not None:
        return render(request, "purchasing/booked.html", _outcome(request, found))
    if found.dropped_at is not None:
        messages.error(request, _("Optællingen er kasseret."))
        return redirect("receiving:receiving")
    form = _delivery_form(request, found)
    return render(request, "purchasing/receipt.html", {**told(found), "form": form})


@office("receive")
@require_POST
def delivery(request: Visit, id: UUID) -> HttpResponse:
    """What stands on the delivery note."""
    found = receipt_for(request.person, id)
    form = DeliveryForm(request.person, found.currency, request.POST)
    if form.is_valid():
        named = carry_out(form, lambda: name_delivery(request.person, found, form.said()))
        if named:
            return redirect("receiving:receipt", id)
    return render(request, "purchasing/receipt.html", {**told(found), "form": form})


@office("receive")
@require_POST
def book(request: Visit, id: UUID) -> HttpResponse:
    """With the delivery note as it stands on the page: whoever books has read it."""
    found = receipt_for(request.person, id)
    form = DeliveryForm(request.person, found.currency, request.POST)

    def name_and_book() -> GoodsReceipt:
        if form.has_changed():
            name_delivery(request.person, found, form.said())
        return book_receipt(request.person, found)

    if form.is_valid():
        booked = carry_out(form, name_and_book)
        if booked:
            messages.success(request, _("Leverancen er bogført."))
            return redirect("receiving:receipt", id)
    return render(request, "purchasing/receipt.html", {**told(found), "form": form})


@office("receive")
@require_POST
def drop(request: Visit, id: UUID) -> HttpResponse:
    with refusals_said(request):
        drop_receipt(request.person, receipt_for(request.person, id))
        messages.success(request, _("Optællingen er kasseret. Intet er lagt på lager."))
    return redirect("receiving:receiving")


@office("stock_adjust")
@require_POST
def undo(request: Visit, id: UUID) -> HttpResponse:
    """It was booked by mistake. What is refused is said on the page of the delivery."""
    found, form = receipt_for(request.person, id), UndoForm(request.POST)
    if form.is_valid():
        note = form.cleaned_data["note"]
        undone = carry_out(form, lambda: undo_receipt(request.person, found, note))
        if undone:
            said = _("Modtagelsen er fortrudt. Varerne er taget af lageret igen.")
            messages.success(request, said)
    for field in form.errors.values():
        messages.error(request, str(field[0]))
    return redirect("receiving:receipt", id)


@office("receive")
@require_POST
def tell(request: Visit, id: UUID, order: UUID) -> HttpResponse:
    """A customer who waits is told that their goods have come."""
    found = receipt_for(request.person, id)
    waiting = Order.objects.filter(id=order, store_id=found.store_id).first()
    if waiting is None:
        raise NotFound
    channel = next((known for known in CHANNELS if known == request.POST.get("channel")), None)
    with refusals_said(request):
        say_ready(request.person, waiting, channel or "")
        said = _("Kunden får besked.") if channel else _("Ordren er klar til at blive hentet.")
        messages.success(request, said)
    return redirect("receiving:receipt", id)


@office("labels")
@require_POST
def labels(request: Visit, id: UUID) -> HttpResponse:
    """Prints the labels that the goods of a delivery wait for."""
    found = receipt_for(request.person, id)
    back = reverse("receiving:receipt", args=[id])
    return printed(request, found.store, _came(found), back)


def _came(found: GoodsReceipt) -> list[UUID]:
    return [line.variant_id for line in queries.booked(found)]


def _delivery_form(request: Visit, found: GoodsReceipt) -> DeliveryForm:
    start = {"note_no": found.note_no, "freight": found.freight, "rate": found.rate}
    return DeliveryForm(request.person, found.currency, initial=start)


def _outcome(request: Visit, found: GoodsReceipt) -> dict[str, object]:
    stands, person = found.undone_at is None, request.person
    labelled = stands and person.may("labels")
    address = reverse("receiving:labels", args=[found.id])
    return {
        **(waiting_labels(_came(found), found.store, address) if labelled else {}),
        "receipt": found,
        "rows": outcome(found),
        "waiting": queries.waiting_for(found) if stands and person.may("see_sales") else [],
        "left": [row for row in queries.lines_of(found.order) if row.left_milli]
        if stands and found.order
        else [],
        "undo": UndoForm() if stands and person.may("stock_adjust") else None,
        "undone_by": Person.objects.filter(id=found.undone_by).first(),
    }
