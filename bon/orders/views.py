"""Orders: those that are open, and one with everything that happened to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bon.customers.models import Customer
from bon.kit.gate import office
from bon.orders.access import order_for
from bon.orders.models import Entry, Order
from bon.orders.standing import standing_of
from bon.staff.visit import Visit

SHOWN = 200


@office("see_sales")
@require_safe
def orders(request: Visit) -> HttpResponse:
    """The latest, those still to be picked up first."""
    latest = Order.objects.order_by("-at", "-id")[:SHOWN]
    standings = sorted(map(standing_of, latest), key=lambda each: not each.open)
    ids = [each.order.customer_id for each in standings]
    names = {row.id: str(row) for row in Customer.objects.filter(id__in=ids)}
    rows = [(each, names.get(each.order.customer_id, "")) for each in standings]
    return render(request, "orders/orders.html", {"rows": rows})


@office("see_sales")
@require_safe
def order(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    context = {
        "standing": standing_of(found),
        "entries": Entry.objects.filter(order_id=found.id).order_by("at", "no"),
        "customer": Customer.objects.filter(id=found.customer_id).first(),
    }
    return render(request, "orders/order.html", context)
