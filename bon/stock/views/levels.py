"""What lies where, and why."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bon.catalog.access import variant_for
from bon.kit.download import download
from bon.kit.gate import office
from bon.kit.listing import Order, Place, render_list
from bon.kit.tenancy import organisation_id
from bon.staff.visit import Visit, store_seen
from bon.stock import export, listing, queries
from bon.stock.forms import StockFilterForm


@office("see_stock")
@require_safe
def levels(request: Visit) -> HttpResponse:
    form = StockFilterForm(request.GET)
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.BY_NAME)
    page = listing.stock_page(form.narrowed(store_seen(request)), after, order=order)
    return render_list(request, "stock/levels", {"form": form, "order": order, "page": page})


@office("see_stock")
@require_safe
def levels_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV."""
    narrow = StockFilterForm(request.GET).narrowed(store_seen(request))
    dear = request.person.may("see_cost")
    header = export.header(listing.stores_of(narrow.store), dear=dear)
    return download(request, "lager", header, export.rows(organisation_id(), narrow, dear=dear))


@office("see_stock")
@require_safe
def movements(request: Visit, id: UUID) -> HttpResponse:
    """Where one variant lies, and everything that moved it."""
    variant, store = variant_for(request.person, id), store_seen(request)
    context = {
        "variant": variant,
        "levels": queries.levels_of(id, store),
        "places": queries.places_of(id, store),
        "movements": queries.movements_of(id, store),
    }
    return render(request, "stock/movements.html", context)
