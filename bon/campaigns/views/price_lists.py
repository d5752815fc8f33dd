"""Price lists: for members, for customer groups, for one store; the goods on each."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.campaigns import goods
from bon.campaigns.price_forms import PriceFileForm, PriceForm, PriceListForm
from bon.campaigns.views.choosing import choosing
from bon.catalog import listed
from bon.catalog.access import price_list_for
from bon.catalog.actions.drop_price_list import drop_price_list
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.actions.save_price_list import save_price_list
from bon.catalog.actions.start_import import start_import
from bon.catalog.models import PriceList
from bon.customers.models import Group
from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.download import download
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.kit.listing import Place, chosen_id, render_list
from bon.kit.tenancy import organisation_id
from bon.staff.visit import Visit

EDITS = require_http_methods(["GET", "HEAD", "POST"])
# Chosen at once; more are set from a file.
CHOSEN_MOST = 5_000
CHUNK = 500  # rows of a file read at once


@office("edit_goods")
@require_safe
def price_lists(request: Visit) -> HttpResponse:
    context = {"rows": [{"list": row, "whom": _whom(row)} for row in listed.lists()]}
    return render(request, "campaigns/price_lists.html", context)


@office("edit_goods")
@EDITS
def edit(request: Visit, id: UUID | None = None) -> HttpResponse:
    """A list; without an id a new one."""
    found = price_list_for(request.person, id) if id else None
    form = PriceListForm(request.POST if request.method == "POST" else None, found)
    if request.method == "POST" and form.is_valid():
        saved = carry_out(form, lambda: save_price_list(request.person, found, form.said()))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved.name})
            return redirect("prices:price_list", saved.id)
    return render(request, "campaigns/edit_price_list.html", {"form": form, "price_list": found})


@office("edit_goods")
@require_safe
def price_list(request: Visit, id: UUID) -> HttpResponse:
    return _page(request, price_list_for(request.person, id), PriceForm(), PriceFileForm())


@office("edit_goods")
@require_POST
def add(request: Visit, id: UUID) -> HttpResponse:
    """The chosen goods get a price on the list."""
    found, form = price_list_for(request.person, id), PriceForm(request.POST)
    keys = request.POST.getlist("goods_0")
    if form.is_valid():
        amounts = _amounts(keys, form.cleaned_data)
        if not amounts:
            form.add_error(None, _("Vælg varer, der har en pris."))
        elif count := carry_out(form, lambda: list_prices(request.person, found, amounts)):
            _tell(request, count)
            return redirect("prices:price_list", found.id)
    return _page(request, found, form, PriceFileForm(), keys)


@office("edit_goods")
@require_POST
def bring_in(request: Visit, id: UUID) -> HttpResponse:
    """Prices out of a file; it begins with a trial."""
    found, form = price_list_for(request.person, id), PriceFileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        run = carry_out(
            form,
            lambda: start_import(
                request.person, file.name, file.read(), dry_run=True, price_list=found
            ),
        )
        if run:
            return redirect("prices:import", run.id)
    return _page(request, found, PriceForm(), form)


@office("edit_goods")
@require_POST
def take_off(request: Visit, id: UUID) -> HttpResponse:
    found = price_list_for(request.person, id)
    variant = chosen_id(request.POST.get("variant", ""))
    if variant is not None:
        list_prices(request.person, found, {variant: None})
    return redirect("prices:price_list", found.id)


@office("edit_goods")
@require_POST
def drop(request: Visit, id: UUID) -> HttpResponse:
    found = price_list_for(request.person, id)
    drop_price_list(request.person, found)
    messages.success(request, _("%(name)s er slettet.") % {"name": found.name})
    return redirect("prices:price_lists")


@office("edit_goods")
@require_safe
def prices_file(request: Visit, id: UUID) -> StreamingHttpResponse:
    """The list as a file that can be brought in again."""
    found, text = price_list_for(request.person, id), request.GET.get("q", "")

    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = listed.goods_on(found, text, after, CHUNK)
        return [_row(on) for on in page.rows], page.next

    header = [_("Varenummer"), _("Stregkoder"), _("Navn"), _("Normalpris"), _("Pris"), _("Bon-id")]
    return download(request, "priser", header, in_chunks(organisation_id(), read))


find_goods, choose = choosing("edit_goods", "prices:choose", goods)


def _page(
    request: Visit,
    found: PriceList,
    form: PriceForm,
    file_form: PriceFileForm,
    keys: list[str] | None = None,
) -> HttpResponse:
    text = request.GET.get("q", "")
    context = {
        "price_list": found,
        "whom": _whom(found),
        "page": listed.goods_on(found, text, Place.read(request.GET.get("after", ""))),
        "text": text,
        "form": form,
        "file_form": file_form,
        "chosen": goods.named(goods.read(keys or [])),
    }
    return render_list(request, "campaigns/price", context)


def _row(on: listed.OnList) -> list[Cell]:
    usual = None if on.usual is None else decimal(on.usual)
    of = on.variant
    return [of.sku, of.codes, of.name, usual, decimal(on.amount), str(of.id)]


def _amounts(keys: list[str], values: dict[str, int | bool | None]) -> dict[UUID, int | None]:
    """What the chosen goods cost on the list; goods without a price are none per cent cheaper."""
    variants = goods.variants_of(goods.read(keys)).values_list("id", "price")[:CHOSEN_MOST]
    if values["price"] is not None:
        return {id: values["price"] for id, _price in variants}
    rate, whole = int(values["rate"] or 0), bool(values["whole"])
    return {
        id: listed.reduced(price, rate, whole=whole) for id, price in variants if price is not None
    }


def _whom(price_list: PriceList) -> str:
    if price_list.store:
        return _("Alle i %(store)s") % {"store": price_list.store.name}
    if price_list.members:
        return _("Medlemmer")
    names = Group.objects.filter(id__in=price_list.groups).order_by("name")
    return ", ".join(names.values_list("name", flat=True))


def _tell(request: Visit, count: int) -> None:
    said = ngettext(
        "%(count)s vare har fået sin pris.", "%(count)s varer har fået deres pris.", count
    )
    messages.success(request, said % {"count": count})
