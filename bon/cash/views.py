"""Penge ind og ud, and the page "Kasse og kontanter"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from bon.cash import queries
from bon.cash.access import deposit_for, part_for, photo_for
from bon.cash.actions.confirm_deposit import confirm_deposit
from bon.cash.forms import ConfirmForm, CurrencyForm, ReasonForm, RulesForm
from bon.cash.models import Currency, Reason, Rules
from bon.cash.photos import content_of
from bon.kit.forms import TenantForm
from bon.kit.gate import office
from bon.kit.listing import Place, render_list
from bon.organisation.actions.save_settings import save_settings
from bon.staff.visit import Visit, store_seen

FORM = ["GET", "HEAD", "POST"]


@office("see_sales")
@require_safe
def moves(request: Visit) -> HttpResponse:
    """Cash put in, taken out and sent to the bank."""
    way = request.GET.get("way", "")
    after = Place.read(request.GET.get("after", ""))
    page = queries.moves_page(store=store_seen(request), way=way, after=after)
    return render_list(request, "cash/moves", {"page": page, "way": way})


@office("confirm_deposits")
@require_http_methods(FORM)
def confirm(request: Visit, id: UUID) -> HttpResponse:
    """The bank has counted a deposit."""
    deposit = deposit_for(request.person, id)
    form = ConfirmForm(request.POST or None, initial={"amount": deposit.amount})
    if request.method == "POST" and form.is_valid():
        confirm_deposit(request.person, id, form.cleaned_data["amount"])
        messages.success(request, _("Indbetalingen er bekræftet."))
        return redirect("cash:moves")
    return render(request, "cash/confirm.html", {"form": form, "deposit": deposit})


@office("see_sales")
@require_safe
def photo(request: Visit, id: UUID) -> HttpResponse:
    """A bill, as it was photographed at the counter."""
    picture = HttpResponse(content_of(photo_for(request.person, id)), content_type="image/jpeg")
    picture.headers["X-Content-Type-Options"] = "nosniff"
    picture.headers["Content-Security-Policy"] = "default-src 'none'"
    return picture


@office("settings")
@require_http_methods(FORM)
def settings(request: Visit) -> HttpResponse:
    """The rules, with the reasons and currencies below."""
    found = Rules.objects.first()
    form = RulesForm(request.POST or None, instance=found or Rules())
    if request.method == "POST" and form.is_valid():
        save_settings(request.person, Rules, found.id if found else None, form.cleaned_data)
        messages.success(request, _("Indstillingerne er gemt."))
        return redirect("cash:settings")
    lists = {"reasons": queries.reasons(), "currencies": queries.currencies()}
    return render(request, "cash/settings.html", {"form": form, **lists})


@office("settings")
@require_http_methods(FORM)
def reason(request: Visit, id: UUID | None = None) -> HttpResponse:
    return _edit(request, Reason, ReasonForm, id, _("Ny årsag"))


@office("settings")
@require_http_methods(FORM)
def currency(request: Visit, id: UUID | None = None) -> HttpResponse:
    return _edit(request, Currency, CurrencyForm, id, _("Ny valuta"))


def _edit(
    request: Visit, kind: Any, form_class: type[TenantForm], id: UUID | None, title: str | Promise
) -> HttpResponse:
    row = part_for(request.person, kind, id) if id else kind()
    form = form_class(request.POST or None, instance=row)
    title = str(row) if id else title
    if request.method == "POST" and form.is_valid():
        save_settings(request.person, kind, id, form.cleaned_data)
        messages.success(request, _("Gemt."))
        return redirect("cash:settings")
    return render(request, "cash/edit.html", {"form": form, "title": title})
