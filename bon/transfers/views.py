"""Transfers in the office: packed, sent and received by scanning, at a desk or on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog.access import variant_for
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import chosen_id, render_parts
from bon.organisation.models import Store
from bon.staff.visit import Visit, store_seen
from bon.stock.find import Found, find
from bon.transfers import listing, queries, wording
from bon.transfers.access import bill_for, transfer_for, transfers_for, works_at
from bon.transfers.actions.ask_for_goods import ask_for_goods
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.cancel_transfer import cancel_transfer
from bon.transfers.actions.count_goods import Counted, count_goods
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.actions.send_transfer import send_transfer
from bon.transfers.forms import NewTransferForm, QuantityForm, ReceiveForm, ScanForm
from bon.transfers.models import LOSSES, Transfer
from bon.transfers.slip import slip_code, slip_number
from bon.transfers.stages import stage_of

EDITS = require_http_methods(["GET", "HEAD", "POST"])
PIECE = 1_000


@office("transfer")
@require_safe
def transfers(request: Visit) -> HttpResponse:
    """The list; with `?code=` the transfer whose slip was scanned."""
    if "code" in request.GET:
        return _open_slip(request)
    person, store = request.person, store_seen(request)
    return render_parts(
        request,
        "transfers/transfers",
        wording,
        lambda shown, after: listing.transfers_page(person, shown, store, after),
        several=Store.objects.count() > 1,
    )


def _open_slip(request: Visit) -> HttpResponse:
    number = slip_number(request.GET["code"])
    found = transfers_for(request.person).filter(number=number).first() if number else None
    if found is None:
        messages.error(request, _("Koden er ikke på en følgeseddel, som I kender."))
        return redirect("transfers:transfers")
    return redirect("transfers:transfer", found.id)


@office("transfer")
@EDITS
def new(request: Visit) -> HttpResponse:
    """Goods to send or, with `?way=ask`, to ask for."""
    wanted = request.GET.get("way") == "ask"
    form = NewTransferForm(request.POST or None, own=store_seen(request), wanted=wanted)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        begun = carry_out(
            form,
            lambda: begin_transfer(
                request.person,
                values["origin"],
                values["goal"],
                wanted=wanted,
                note=values["note"],
            ),
        )
        if begun is not None:
            return redirect("transfers:transfer", begun.id)
    return render(request, "transfers/new_transfer.html", {"form": form, "wanted": wanted})


@office("transfer")
@require_safe
def transfer(request: Visit, id: UUID) -> HttpResponse:
    """One transfer as it is now: what is scanned here is counted at its stage."""
    return render(request, "transfers/transfer.html", _context(request, id))


@office("transfer")
@require_POST
def scan(request: Visit, id: UUID) -> HttpResponse:
    """Counts what was scanned or chosen; shows what may be meant where that is not clear."""
    form, found = ScanForm(request.POST), Found(None)
    transfer_for(request.person, id)
    wrong, last = "", None
    if form.is_valid():
        said = form.cleaned_data
        try:
            found = _found(request, said)
            if found.variant:
                counted = Counted(found.variant, found.quantity_milli)
                last = count_goods(request.person, id, said["stage"], counted, said["id"])
            elif not found.likely:
                wrong = _("Ingen vare har koden %(code)s.") % {"code": said["code"]}
        except ValidationError as error:
            wrong = " ".join(error.messages)
    if not request.htmx:
        return _back(request, id, wrong)
    context = {**_context(request, id), "found": found, "wrong": wrong, "last": last}
    return render(request, "transfers/lines.html", context)


def _found(request: Visit, said: dict[str, Any]) -> Found:
    if said["variant"]:
        return Found(variant_for(request.person, said["variant"]))
    return find(said["code"])


@office("transfer")
@require_POST
def quantity(request: Visit, id: UUID) -> HttpResponse:
    """A quantity typed into a line."""
    form, wrong = QuantityForm(request.POST), ""
    transfer_for(request.person, id)
    if form.is_valid():
        said = form.cleaned_data
        counted = Counted(
            variant_for(request.person, said["variant"]), said["quantity"], whole=True
        )
        try:
            count_goods(request.person, id, said["stage"], counted)
        except ValidationError as error:
            wrong = " ".join(error.messages)
    else:
        wrong = _("Skriv et tal, for eksempel 2.")
    if not request.htmx:
        return _back(request, id, wrong)
    return render(request, "transfers/lines.html", {**_context(request, id), "wrong": wrong})


@office("transfer")
@require_POST
def ask(request: Visit, id: UUID) -> HttpResponse:
    done = _("%(store)s kan nu se, hvad I mangler.")
    return _carry(request, id, lambda: ask_for_goods(request.person, id), done, "origin")


@office("transfer")
@require_POST
def send(request: Visit, id: UUID) -> HttpResponse:
    done = _("Varerne er på vej til %(store)s.")
    return _carry(request, id, lambda: send_transfer(request.person, id), done, "goal")


@office("transfer")
@require_POST
def receive(request: Visit, id: UUID) -> HttpResponse:
    """With `all` everything came as it was sent; else what was counted, and `missing_<variant>`."""
    place = ReceiveForm(request.POST).laid()
    missing = {
        variant: int(str(value))
        for name, value in request.POST.items()
        if (variant := chosen_id(name.removeprefix("missing_"))) and str(value).isdecimal()
    }
    whole = "all" in request.POST
    done = _("Varerne ligger nu i %(store)s.")
    return _carry(
        request,
        id,
        lambda: receive_transfer(request.person, id, missing, all_of_it=whole, place=place),
        done,
        "goal",
    )


@office("transfer")
@require_POST
def cancel(request: Visit, id: UUID) -> HttpResponse:
    done = _("Flytningen er annulleret. Varerne ligger i %(store)s.")
    return _carry(request, id, lambda: cancel_transfer(request.person, id), done, "origin")


@office("transfer")
@require_safe
def slip(request: Visit, id: UUID) -> HttpResponse:
    """What lies with the goods: where they go, what they are, and the code that opens it there."""
    return render(request, "transfers/slip.html", _context(request, id))


@office("see_cost")
@require_safe
def bill(request: Visit, id: UUID) -> HttpResponse:
    found = bill_for(request.person, id)
    parties = [(_("Fra"), found.seller_text), (_("Til"), found.buyer_text)]
    return render(request, "transfers/bill.html", {"bill": found, "parties": parties})


def _context(request: Visit, id: UUID) -> dict[str, Any]:
    found = transfer_for(request.person, id)
    stage = stage_of(found)
    rows = queries.lines_of(found, stage)
    here = found.origin_id if stage == "packing" else found.goal_id
    dear = request.person.may("see_cost")
    return {
        "transfer": found,
        "stage": stage,
        "stages": wording.STAGES,
        "rows": rows,
        "counts": stage in ("asking", "packing", "sent") and works_at(request.person, here),
        "pieces_milli": sum(row.counted_milli for row in rows),
        "differences": [row for row in rows if row.differs],
        "code": slip_code(found.number),
        "losses": LOSSES,
        "form": ReceiveForm(),
        "names": queries.people_of(found),
        "worth": sum(row.line.worth for row in rows) if dear else None,
        "bills": found.bills.order_by("number") if dear else [],
    }


def _carry(
    request: Visit, id: UUID, action: Callable[[], Transfer], done: str, store: str
) -> HttpResponse:
    transfer_for(request.person, id)
    with refusals_said(request):
        moved = action()
        messages.success(request, done % {"store": getattr(moved, store).name})
    return redirect("transfers:transfer", id)


def _back(request: Visit, id: UUID, wrong: str) -> HttpResponse:
    if wrong:
        messages.error(request, wrong)
    return redirect("transfers:transfer", id)
