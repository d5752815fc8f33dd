"""The settings pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from bon.kit.forms import TenantForm
from bon.kit.gate import Visit, office
from bon.kit.tenancy import organisation_id
from bon.organisation import queries
from bon.organisation.access import setting_for
from bon.organisation.actions.save_settings import save_settings
from bon.organisation.forms import (
    CompanyForm,
    DiscountReasonForm,
    OrganisationForm,
    RegisterForm,
    ReturnReasonForm,
    ReturnTermsForm,
    StoreForm,
    TenderForm,
)
from bon.organisation.models import (
    Company,
    DiscountReason,
    Organisation,
    Register,
    ReturnReason,
    ReturnTerms,
    Store,
    Tender,
)


@office("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Visit) -> HttpResponse:
    """The organisation itself and its companies."""
    organisation = Organisation.objects.get(id=organisation_id())
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        save_settings(request.person, Organisation, organisation.id, form.cleaned_data)
        messages.success(request, _("Indstillingerne er gemt."))
        return redirect("organisation:settings")
    context = {"form": form, "companies": queries.companies()}
    return render(request, "organisation/settings.html", context)


@office("settings")
@require_safe
def stores(request: Visit) -> HttpResponse:
    return render(request, "organisation/stores.html", {"stores": queries.stores_with_registers()})


@office("settings")
@require_safe
def tenders(request: Visit) -> HttpResponse:
    return render(request, "organisation/tenders.html", {"tenders": queries.tenders()})


@office("settings")
@require_safe
def reasons(request: Visit) -> HttpResponse:
    return render(request, "organisation/reasons.html", {"reasons": queries.discount_reasons()})


@office("settings")
def company(request: Visit, id: UUID | None = None) -> HttpResponse:
    return _edit(request, Company, CompanyForm, id, "organisation:settings", _("Nyt selskab"))


@office("settings")
def store(request: Visit, id: UUID | None = None) -> HttpResponse:
    return _edit(request, Store, StoreForm, id, "organisation:stores", _("Ny butik"))


@office("settings")
def register(request: Visit, id: UUID | None = None) -> HttpResponse:
    return _edit(request, Register, RegisterForm, id, "organisation:stores", _("Ny kasse"))


@office("settings")
def tender(request: Visit, id: UUID | None = None) -> HttpResponse:
    title = _("Nyt betalingsmiddel")
    return _edit(request, Tender, TenderForm, id, "organisation:tenders", title)


@office("settings")
def reason(request: Visit, id: UUID | None = None) -> HttpResponse:
    title = _("Ny rabatårsag")
    return _edit(request, DiscountReason, DiscountReasonForm, id, "organisation:reasons", title)


@office("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def returns(request: Visit) -> HttpResponse:
    """How long goods come back, which get exchange labels, and why goods come back."""
    terms = queries.return_terms()
    form = ReturnTermsForm(request.POST or None, instance=terms)
    if request.method == "POST" and form.is_valid():
        id = None if terms._state.adding else terms.id
        save_settings(request.person, ReturnTerms, id, form.cleaned_data)
        messages.success(request, _("Indstillingerne er gemt."))
        return redirect("organisation:returns")
    context = {"form": form, "reasons": queries.return_reasons()}
    return render(request, "organisation/returns.html", context)


@office("settings")
def return_reason(request: Visit, id: UUID | None = None) -> HttpResponse:
    title = _("Ny returårsag")
    return _edit(request, ReturnReason, ReturnReasonForm, id, "organisation:returns", title)


def _edit(
    request: Visit,
    kind: Any,
    form_class: type[TenantForm],
    id: UUID | None,
    after: str,
    title: str | Promise,
) -> HttpResponse:
    """One row's form: empty for a new one, and as it was typed after a mistake."""
    row = setting_for(request.person, kind, id) if id else kind()
    title = str(row) if id else title
    form = form_class(request.POST or None, instance=row, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        save_settings(request.person, kind, id, form.cleaned_data)
        messages.success(request, _("Gemt."))
        return redirect(after)
    context = {"form": form, "title": title, "list": after}
    return render(request, "organisation/edit.html", context)
