"""Orders: the lists of them, and one with everything that happened to it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bon.customers.queries import kept
from bon.kit.download import download
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.kit.letters import written
from bon.kit.listing import Order, Place, render_list
from bon.kit.tenancy import organisation_id
from bon.orders import export, listing, wording
from bon.orders.access import order_for
from bon.orders.actions.say_ready import CHANNELS, addresses_of, say_ready
from bon.orders.forms import OrderFilterForm
from bon.orders.models import Entry, Ready
from bon.orders.standing import standing_of
from bon.staff.visit import Visit


@office("see_sales")
@require_safe
def orders(request: Visit) -> HttpResponse:
    form = OrderFilterForm(request.GET)
    narrow = form.narrowed()
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.USUAL[narrow.show])
    context = {
        "form": form,
        "narrow": narrow,
        "order": order,
        "page": listing.orders_page(narrow, after, order=order),
        "lists": wording.LISTS,
        "kinds": wording.KINDS,
        "today": timezone.localdate(),
    }
    return render_list(request, "orders/orders", context)


@office("see_sales")
@require_safe
def orders_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    rows = export.rows(organisation_id(), OrderFilterForm(request.GET).narrowed())
    return download(request, "ordrer", export.header(), rows)


@office("see_sales")
@require_safe
def order(request: Visit, id: UUID) -> HttpResponse:
    found = order_for(request.person, id)
    customer = kept([found.customer_id]).get(found.customer_id)
    context = {
        "standing": standing_of(found),
        "kinds": wording.KINDS,
        "entries": Entry.objects.filter(order_id=found.id).order_by("at", "no"),
        "customer": customer,
        "ready": Ready.objects.filter(order_id=found.id).first(),
        "preview": written("orders.ready", found.id),
        "ways": addresses_of(customer),
    }
    return render(request, "orders/order.html", context)


@office("see_sales")
@require_POST
def ready(request: Visit, id: UUID) -> HttpResponse:
    """The goods have come: the customer is told the way that was chosen."""
    found = order_for(request.person, id)
    channel = next((known for known in CHANNELS if known == request.POST.get("channel")), None)
    with refusals_said(request):
        say_ready(request.person, found, channel or "")
        told = _("Kunden får besked.") if channel else _("Ordren er klar til at blive hentet.")
        messages.success(request, told)
    return redirect("orders:order", found.id)
