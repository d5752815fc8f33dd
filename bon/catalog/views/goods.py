"""Goods: the list, a product with its variants, what is typed about them."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog import export, grid, grouping, listing, meanwhile, queries
from bon.catalog.access import product_for, unknown_for
from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.number_goods import number_goods
from bon.catalog.actions.restore_product import restore_product
from bon.catalog.actions.save_product import save_product
from bon.catalog.drafts import VariantDraft
from bon.catalog.forms import GoodsFilterForm, ProductForm, VariantForm
from bon.catalog.meanwhile import ChangedMeanwhile
from bon.catalog.models import Product, VatClass
from bon.catalog.views import parts
from bon.kit.download import download
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import Order, Place, chosen_id, render_list
from bon.kit.tenancy import organisation_id
from bon.staff.visit import Visit

page = require_http_methods(["GET", "HEAD", "POST"])


@office("see_stock")
@require_safe
def goods(request: Visit) -> HttpResponse:
    form = GoodsFilterForm(request.GET)
    after = Place.read(request.GET.get("after", ""))
    order = Order.read(request.GET.get("sort", ""), listing.COLUMNS, listing.BY_NAME)
    context = {
        "form": form,
        "order": order,
        "page": listing.goods_page(form.narrowed(), after, order=order),
        "categories": queries.categories(),
        "unknown": queries.unknown_items().count(),
    }
    return render_list(request, "catalog/goods", context)


@office("edit_goods")
@require_POST
def number(request: Visit) -> HttpResponse:
    """Gives everything in the list that has none a barcode of the shop's own."""
    narrow = GoodsFilterForm(request.GET).narrowed()
    with refusals_said(request):
        count = number_goods(request.person, listing.uncoded(narrow))
        messages.success(request, _("%(count)s varer har fået en stregkode.") % {"count": count})
    return redirect(f"{reverse('catalog:goods')}?{request.GET.urlencode()}")


@office("see_stock")
@require_safe
def goods_file(request: Visit) -> StreamingHttpResponse:
    """The same list as CSV, a line for each variant; it can be imported again."""
    narrow = GoodsFilterForm(request.GET).narrowed()
    rows = export.rows(organisation_id(), narrow, request.person)
    return download(request, "varer", export.header(request.person), rows)


@office("see_stock")
@require_safe
def product(request: Visit, id: UUID) -> HttpResponse:
    found = product_for(request.person, id)
    context = {
        "product": found,
        "variants": listing.variants_of(found),
        "grid": grid.shown(found),
        "kits": parts.shown(found),
        "pictures": queries.pictures_of(found),
        "prices": listing.prices_of(found),
    }
    return render(request, "catalog/product.html", context)


@office("edit_goods")
@page
def edit_product(request: Visit, id: UUID | None = None) -> HttpResponse:
    """What the variants have in common; a new product comes with its first variant."""
    found = product_for(request.person, id) if id else None
    told = _Told({}, {}) if found else _sold_unknown(request)
    begun = json.dumps(meanwhile.told(found)) if found else ""
    form = ProductForm(request.POST or None, instance=found, initial=told.shared)
    first = None if found else VariantForm(request.POST or None, initial=told.first)
    context: dict[str, Any] = {"form": form, "first": first, "product": found, "begun": begun}
    if request.method == "POST":
        context["begun"] = request.POST.get("begun", "")
        if form.is_valid() and (first is None or first.is_valid()):
            try:
                saved = carry_out(first or form, lambda: _save_product(request, id, form, first))
            except ChangedMeanwhile:
                saved = None
                context |= _changed(request, id, form)
            if saved:
                messages.success(request, _("%(name)s er gemt.") % {"name": saved})
                return redirect("catalog:product", saved.id)
    lists = {
        "categories": queries.categories(),
        "brands": grouping.brands(),
        "tags": queries.tags(),
    }
    return render(request, "catalog/edit_product.html", {**context, **lists})


@office("edit_goods")
@require_POST
def archive(request: Visit, id: UUID) -> HttpResponse:
    found = product_for(request.person, id)
    archive_product(request.person, found)
    undo = reverse("catalog:restore", args=[id])
    messages.success(request, _("%(name)s er udgået.") % {"name": found}, extra_tags=undo)
    return redirect("catalog:product", id)


@office("edit_goods")
@require_POST
def restore(request: Visit, id: UUID) -> HttpResponse:
    found = product_for(request.person, id)
    restore_product(request.person, found)
    messages.success(request, _("%(name)s er i sortimentet igen.") % {"name": found})
    return redirect("catalog:product", id)


class _Told(NamedTuple):
    """What a new product's forms begin with."""

    shared: dict[str, Any]
    first: dict[str, Any]


def _sold_unknown(request: Visit) -> _Told:
    """Of goods that were sold unknown, where the page was opened from them."""
    id = chosen_id(request.GET.get("unknown", ""))
    if id is None:
        return _Told({}, {})
    item = unknown_for(request.person, id)
    vat = VatClass.objects.filter(code=item.vat_code).first()
    first = {"price": item.price, "barcode": item.code}
    return _Told({"name": item.name, **({"vat_class": vat} if vat else {})}, first)


def _save_product(
    request: Visit, id: UUID | None, form: ProductForm, first: VariantForm | None
) -> Product:
    # Fetched again: checking the form has written what was typed into its own copy.
    product = product_for(request.person, id) if id else None
    if product is not None:
        theirs = {key[5:] for key in request.POST if key.startswith("take_")}
        chosen = {name for name in theirs if request.POST[f"take_{name}"] == "theirs"}
        meanwhile.take_theirs(form, product, chosen)
    return save_product(
        request.person,
        product,
        form.shared(),
        category=form.cleaned_data["category_path"],
        brand=form.cleaned_data["brand_name"],
        variant=_draft(first) if first else None,
        begun=meanwhile.seen(request.POST.get("begun", "")),
    )


def _changed(request: Visit, id: UUID | None, form: ProductForm) -> dict[str, Any]:
    """What to choose between where somebody else has saved the product meanwhile, and what the
    form begins with from here."""
    if id is None:
        return {}
    product = product_for(request.person, id)
    begun = meanwhile.seen(request.POST.get("begun", "")) or {}
    return {
        "differences": meanwhile.differences(form, product, begun),
        "by_whom": meanwhile.by_whom(product),
        "begun": json.dumps(meanwhile.told(product)),
    }


def _draft(form: VariantForm) -> VariantDraft:
    values = form.cleaned_data
    return VariantDraft(values["price"], values["sku"], (), values["barcode"])
