"""Sales with their receipts, and shifts with their Z."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bon.customers.access import customer_for
from bon.customers.models import Customer
from bon.journal.queries import facts_of
from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.listing import Place, chosen_id, render_list
from bon.kit.tenancy import acting_for, organisation_id
from bon.organisation.models import DiscountReason, Register, ReturnReason, Tender
from bon.sales import export, queries, web
from bon.sales.access import sale_for, shift_for
from bon.sales.forms import SaleFilterForm
from bon.sales.naming import figure_names
from bon.sales.of_customer import bought_by, customer_of
from bon.sales.receipt import drawn_receipt
from bon.staff.visit import Visit, store_seen


@office("see_sales")
@require_safe
def sales(request: Visit) -> HttpResponse:
    form = SaleFilterForm(request.GET)
    narrow = form.narrowed(store_seen(request))
    after = Place.read(request.GET.get("after", ""))
    page = queries.sales_page(narrow, after)
    context = {
        "form": form,
        "narrow": narrow,
        "page": page,
        "sums": None if after else queries.sales_sums(narrow),
        "tender_names": dict(Tender.objects.values_list("code", "name")),
    }
    return render_list(request, "sales/sales", context)


@office("see_sales")
@require_safe
def sales_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    narrow = SaleFilterForm(request.GET).narrowed(store_seen(request))
    return download(request, "salg", export.header(), export.rows(organisation_id(), narrow))


@office("see_customer_history")
@require_safe
def of_customer(request: Visit, id: UUID) -> HttpResponse:
    """A part of the customer's page: what they bought."""
    found = customer_for(request.person, id)
    bought = bought_by(found.id, store=request.person.store_id)
    return render(request, "sales/of_customer.html", {"bought": bought})


@office("see_sales")
@require_safe
def sale(request: Visit, id: UUID) -> HttpResponse:
    found = sale_for(request.person, id)
    detail = queries.sale_detail(found)
    kind = "training" if found.training else "normal"
    reasons = dict(DiscountReason.objects.values_list("code", "name"))
    reasons |= dict(ReturnReason.objects.values_list("code", "name"))
    receipt = drawn_receipt(detail.body, kind, reasons)
    customer = Customer.objects.filter(id=customer_of(found)).first()
    known = {"facts": facts_of(id), "customer": customer}
    context = {"detail": detail, "receipt": receipt, "reasons": reasons, **known}
    return render(request, "sales/sale.html", context)


@office("see_sales")
@require_safe
def shifts(request: Visit) -> HttpResponse:
    register = chosen_id(request.GET.get("register", ""))
    after = Place.read(request.GET.get("after", ""))
    page = queries.z_page(store=store_seen(request), register=register, after=after)
    registers = Register.objects.order_by("code")
    context = {"page": page, "registers": registers, "register": register}
    return render_list(request, "sales/shifts", context)


@office("see_sales")
@require_safe
def shift(request: Visit, id: UUID) -> HttpResponse:
    detail = queries.shift_detail(shift_for(request.person, id))
    names = figure_names(detail.figures, detail.shift.closing)
    context = {"detail": detail, "closing": detail.shift.closing, "names": names}
    return render(request, "sales/shift.html", context)


@require_safe
def receipt_on_the_web(
    request: HttpRequest, organisation: str, sale: str, secret: str
) -> HttpResponse:
    """The receipt for whoever has its address. Every other address is nobody's."""
    try:
        tenant, id = UUID(organisation), UUID(sale)
    except ValueError:
        return render(request, "404.html", status=404)
    with acting_for(tenant):
        body = web.shown(id, secret)
        receipt = web.drawn(body) if body else []
    if body is None:
        return render(request, "404.html", status=404)
    response = render(request, "sales/on_the_web.html", {"body": body, "receipt": receipt})
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
