"""Accounts: who owes what, and one customer's statement."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bon.accounts import export, listing
from bon.accounts.actions.note_payment import note_payment
from bon.accounts.forms import AccountFilterForm, PaymentForm
from bon.accounts.statement import statement
from bon.customers.access import customer_for
from bon.customers.models import Customer
from bon.kit.download import download
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.listing import Order, Place, render_list
from bon.kit.tenancy import organisation_id
from bon.staff.visit import Visit


@office("see_customers")
@require_safe
def accounts(request: Visit) -> HttpResponse:
    today, form = timezone.localdate(), AccountFilterForm(request.GET)
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.MOST_OWED)
    context = {
        "form": form,
        "order": order,
        "page": listing.accounts_page(form.narrowed(), today, after, order=order),
        "sums": listing.sums(today),
    }
    return render_list(request, "accounts/accounts", context)


@office("see_customers")
@require_safe
def accounts_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    narrow = AccountFilterForm(request.GET).narrowed()
    rows = export.rows(organisation_id(), narrow, timezone.localdate())
    return download(request, "konti", export.header(), rows)


@office("see_customers")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Visit, id: UUID) -> HttpResponse:
    """The statement, on the screen and on paper; who may give credit notes here what came by the
    bank."""
    customer = customer_for(request.person, id)
    form = PaymentForm(request.POST or None, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid() and _noted(request, customer, form):
        messages.success(request, _("Indbetalingen er skrevet på kontoen."))
        return redirect("accounts:account", customer.id)
    today = timezone.localdate()
    context = {
        "customer": customer,
        "statement": statement(customer, today),
        "today": today,
        "form": form,
    }
    return render(request, "accounts/account.html", context)


def _noted(request: Visit, customer: Customer, form: PaymentForm) -> bool:
    said = form.cleaned_data
    noon = timezone.make_aware(dt.datetime.combine(said["day"], dt.time(12)))
    paid = said["amount"], noon, said["note"]
    return carry_out(form, lambda: note_payment(request.person, customer, *paid)) is not None
