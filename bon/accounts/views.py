"""Accounts: who owes what, and one customer's statement."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bon.accounts.actions.note_payment import note_payment
from bon.accounts.forms import PaymentForm
from bon.accounts.statement import owing, statement
from bon.customers.access import customer_for
from bon.customers.models import Customer
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.organisation.models import Company
from bon.staff.visit import Visit


@office("see_customers")
@require_safe
def accounts(request: Visit) -> HttpResponse:
    rows = owing(timezone.localdate())
    context = {
        "rows": rows,
        "owed": sum(max(0, row.balance) for row in rows),
        "overdue": sum(row.overdue for row in rows),
    }
    return render(request, "accounts/accounts.html", context)


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
        "company": Company.objects.order_by("name").first(),
        "form": form,
    }
    return render(request, "accounts/account.html", context)


def _noted(request: Visit, customer: Customer, form: PaymentForm) -> bool:
    said = form.cleaned_data
    noon = timezone.make_aware(dt.datetime.combine(said["day"], dt.time(12)))
    paid = said["amount"], noon, said["note"]
    return carry_out(form, lambda: note_payment(request.person, customer, *paid)) is not None
