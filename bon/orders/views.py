"""Orders: those that are open, and one with everything that happened to it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.customers.models import Customer
from bon.kit.gate import office
from bon.kit.letters import written
from bon.orders import wording
from bon.orders.access import order_for
from bon.orders.actions.say_ready import Channel, address_of, say_ready
from bon.orders.models import Entry, Order, Ready
from bon.orders.standing import standing_of, standings
from bon.staff.visit import Visit

SHOWN = 200
CHANNELS: tuple[Channel, ...] = ("sms", "email")
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
        "ready": Ready.objects.filter(order_id=found.id).first(),
        "preview": written("orders.ready", found.id),
        "ways": {channel: address_of(found, channel) for channel in CHANNELS},
    }
    return render(request, "orders/order.html", context)


@office("see_sales")
@require_POST
def ready(request: Visit, id: UUID) -> HttpResponse:
    """The goods have come: the customer is told the way that was chosen."""
    found = order_for(request.person, id)
    channel = next((known for known in CHANNELS if known == request.POST.get("channel")), None)
    try:
        say_ready(request.person, found, channel or "")
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        told = _("Kunden får besked.") if channel else _("Ordren er klar til at blive hentet.")
        messages.success(request, told)
    return redirect("orders:order", found.id)
