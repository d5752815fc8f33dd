"""Orders: those that are open, and one with everything that happened to it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bon.customers.models import Customer
from bon.kit.gate import office
from bon.orders import wording
from bon.orders.access import order_for
from bon.orders.models import Entry, Order
from bon.orders.standing import standing_of, standings
from bon.staff.visit import Visit

SHOWN = 200
OPEN = Q(settled_at=None) & ~Q(kind="quote")


@office("see_sales")
@require_safe
def orders(request: Visit) -> HttpResponse:
    """The latest of a list: what is open, what must be sent for, whose day is over, quotes, all."""
    lists = _lists()
    show = request.GET.get("show", "")
    shown = show if show in lists else "open"
    rows = Order.objects.filter(lists[shown][1]).order_by(*lists[shown][2])[:SHOWN]
    told = standings(rows)
    ids = [each.order.customer_id for each in told]
    customers = {row.id: row for row in Customer.objects.filter(id__in=ids)}
    context = {
        "rows": [(each, customers.get(each.order.customer_id)) for each in told],
        "lists": [(key, name, key == shown) for key, (name, _q, _order) in lists.items()],
        "shown": shown,
        "kinds": wording.KINDS,
        "today": timezone.localdate(),
    }
    return render(request, "orders/orders.html", context)


def _lists() -> dict[str, tuple[str, Q, tuple[str, ...]]]:
    """By the word in the address: the name, which orders, in what order."""
    latest, due = ("-at", "-id"), ("due", "at", "id")
    return {
        "open": (_("Åbne"), OPEN, latest),
        "special": (_("Bestil hjem"), OPEN & Q(kind="special"), due),
        "late": (_("Overskredet"), OPEN & Q(due__lt=timezone.localdate()), due),
        "quotes": (_("Tilbud"), Q(kind="quote", settled_at=None), latest),
        "all": (_("Alle"), Q(), latest),
    }


@office("see_sales")
@require_safe
def order(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    context = {
        "standing": standing_of(found),
        "kinds": wording.KINDS,
        "entries": Entry.objects.filter(order_id=found.id).order_by("at", "no"),
        "customer": Customer.objects.filter(id=found.customer_id).first(),
    }
    return render(request, "orders/order.html", context)
