"""Customers: the list, one of them with what is known, groups."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.customers import export, listing, queries, reading
from bon.customers.access import customer_for, group_for, import_run_for
from bon.customers.actions.erase_customer import erase_customer
from bon.customers.actions.keep_consent import Said, consents_of, keep_consent
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.merge_customers import merge_customers
from bon.customers.actions.save_group import save_group
from bon.customers.actions.start_import import start_import
from bon.customers.forms import (
    ConsentForm,
    CustomerFileForm,
    CustomerFilterForm,
    CustomerForm,
    GroupForm,
)
from bon.kit.download import download
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.listing import Order, Place, chosen_id, render_list
from bon.kit.tenancy import organisation_id
from bon.staff.visit import Visit

page = require_http_methods(["GET", "HEAD", "POST"])
RUNS = 20
SHOWN = 1_000
CONSENT_TEXT = "office"  # what somebody in the office asks in their own words


@office("see_customers")
@require_safe
def customers(request: Visit) -> HttpResponse:
    form = CustomerFilterForm(request.GET)
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.BY_NAME)
    context = {
        "form": form,
        "order": order,
        "page": listing.customers_page(form.narrowed(), after, order=order),
        "groups": queries.groups(),
    }
    return render_list(request, "customers/customers", context)


@office("export_customers")
@require_safe
def customers_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    rows = export.rows(organisation_id(), CustomerFilterForm(request.GET).narrowed())
    return download(request, "kunder", export.header(), rows)


@office("manage_customers")
@page
def bring_in(request: Visit) -> HttpResponse:
    """Customers of an older system, read by the worker."""
    form = CustomerFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        run = carry_out(form, lambda: start_import(request.person, file.name, file.read()))
        if run:
            return redirect("customers:import_run", run.id)
    return render(request, "customers/import.html", {"form": form, "runs": queries.runs()[:RUNS]})


@office("manage_customers")
@require_safe
def import_run(request: Visit, id: UUID) -> HttpResponse:
    """How far it is, and what came of it; the part that changes is asked for until it ends."""
    found = import_run_for(request.person, id)
    remarks = found.remarks.select_related("customer").order_by("row", "id")
    context = {
        "run": found,
        "problem": str(reading.WHY[found.problem]) % found.problem_data if found.problem else "",
        "ignored": found.ignored,
        "refused": remarks.filter(customer=None)[:SHOWN],
        "alike": remarks.exclude(customer=None)[:SHOWN],
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"customers/{'progress' if part else 'import_run'}.html", context)


@office("see_customers")
@require_safe
def customer(request: Visit, id: UUID) -> HttpResponse:
    found = customer_for(request.person, id)
    context = {
        "customer": found,
        "agreed": consents_of(found.id),
        "consents": queries.consents(found.id)[:50],
        "alike": queries.alike(found)[:10],
        "consent_form": ConsentForm(),
    }
    return render(request, "customers/customer.html", context)


@office("edit_customers")
@page
def edit_customer(request: Visit, id: UUID | None = None) -> HttpResponse:
    found = customer_for(request.person, id) if id else None
    may_credit = request.person.may("manage_customers")
    form = CustomerForm(request.POST or None, instance=found, may_credit=may_credit)
    if request.method == "POST" and form.is_valid():
        saved = carry_out(form, lambda: keep_customer(request.person, id, form.said()))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved})
            return redirect("customers:customer", saved.id)
    return render(request, "customers/edit_customer.html", {"form": form, "customer": found})


@office("edit_customers")
@require_POST
def consent(request: Visit, id: UUID) -> HttpResponse:
    """What the customer said yes or no to, to somebody in the office."""
    found, form = customer_for(request.person, id), ConsentForm(request.POST)
    if form.is_valid():
        said = Said(
            form.cleaned_data["channel"],
            form.cleaned_data["given"],
            CONSENT_TEXT,
            timezone.now(),
            _("Kontoret"),
            form.cleaned_data["proof"],
        )
        keep_consent(request.person, found, [said])
        messages.success(request, _("Samtykket er skrevet ned."))
    return redirect("customers:customer", found.id)


@office("manage_customers")
@require_POST
def merge(request: Visit, id: UUID) -> HttpResponse:
    """Another customer becomes part of this one."""
    kept = customer_for(request.person, id)
    other = chosen_id(request.POST.get("other", ""))
    if other is None:
        return redirect("customers:customer", kept.id)
    dropped = customer_for(request.person, other)
    merge_customers(request.person, kept, dropped)
    messages.success(request, _("De to er nu én kunde."))
    return redirect("customers:customer", kept.id)


@office("manage_customers")
@require_POST
def erase(request: Visit, id: UUID) -> HttpResponse:
    erase_customer(request.person, customer_for(request.person, id))
    messages.success(request, _("Kundens oplysninger er slettet. Salgene står uden navn."))
    return redirect("customers:customers")


@office("manage_customers")
@require_safe
def groups(request: Visit) -> HttpResponse:
    return render(request, "customers/groups.html", {"groups": queries.groups()})


@office("manage_customers")
@page
def group(request: Visit, id: UUID | None = None) -> HttpResponse:
    """One group's name; a new one without an id."""
    row = group_for(request.person, id) if id else None
    form = GroupForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        if carry_out(form, lambda: save_group(request.person, id, name)):
            messages.success(request, _("%(name)s er gemt.") % {"name": name})
            return redirect("customers:groups")
    return render(request, "customers/group.html", {"form": form, "group": row})
