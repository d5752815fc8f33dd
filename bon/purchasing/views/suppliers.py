"""Suppliers, and what they sell."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog.access import variant_for
from bon.catalog.models import Variant
from bon.catalog.queries import likeliest
from bon.kit.forms import carry_out, refusals_said
from bon.kit.gate import office
from bon.kit.listing import Order, Place, chosen_id, page_of, render_list
from bon.purchasing import queries, wording
from bon.purchasing.access import article_for, supplier_for
from bon.purchasing.actions.archive_supplier import archive_supplier
from bon.purchasing.actions.restore_supplier import restore_supplier
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.forms import ArticleForm, SupplierForm
from bon.purchasing.models import Article, Catalogue, Supplier
from bon.staff.visit import Visit

page = require_http_methods(["GET", "HEAD", "POST"])
PAGE, MATCHES = 50, 8
BY_NUMBER = Order("number")


@office("purchase")
@require_safe
def suppliers(request: Visit) -> HttpResponse:
    archived = request.GET.get("show") == "archived"
    rows = [(row, wording.payment(row)) for row in queries.suppliers(archived=archived)]
    return render(request, "purchasing/suppliers.html", {"rows": rows, "archived": archived})


@office("purchase")
@require_safe
def supplier(request: Visit, id: UUID) -> HttpResponse:
    """What was agreed with them, and what they sell, a page at a time."""
    found = supplier_for(request.person, id)
    text, show = request.GET.get("q", "").strip(), request.GET.get("show", "")
    rows = queries.articles(found, text, show).annotate(key=F("id"), value=F("number"))
    shown, following = page_of(rows, BY_NUMBER, Place.read(request.GET.get("after", "")), PAGE)
    context = {
        "supplier": found,
        "payment": wording.payment(found),
        "rows": shown,
        "next": following,
        "text": text,
        "show": show,
        "any": bool(shown) or Article.objects.filter(supplier=found).exists(),
        "runs": Catalogue.objects.filter(supplier=found)
        .defer("content")
        .order_by("-started_at")[:3],
        "orders": found.orders.filter(ended_at=None).order_by("-number"),
    }
    return render_list(request, "purchasing/supplier", context)


@office("purchase")
@page
def edit(request: Visit, id: UUID | None = None) -> HttpResponse:
    found = supplier_for(request.person, id) if id else None
    form = SupplierForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        kept = supplier_for(request.person, id) if id else None
        saved = carry_out(form, lambda: save_supplier(request.person, kept, form.cleaned_data))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved})
            return redirect("purchasing:supplier", saved.id)
    return render(request, "purchasing/edit_supplier.html", {"form": form, "supplier": found})


@office("purchase")
@require_POST
def archive(request: Visit, id: UUID) -> HttpResponse:
    found = supplier_for(request.person, id)
    with refusals_said(request):
        archive_supplier(request.person, found)
        undo = reverse("purchasing:restore_supplier", args=[id])
        told = _("Der købes ikke mere hos %(name)s.") % {"name": found}
        messages.success(request, told, extra_tags=undo)
    return redirect("purchasing:supplier", id)


@office("purchase")
@require_POST
def restore(request: Visit, id: UUID) -> HttpResponse:
    found = supplier_for(request.person, id)
    restore_supplier(request.person, found)
    messages.success(request, _("Der kan købes hos %(name)s igen.") % {"name": found})
    return redirect("purchasing:supplier", id)


@office("purchase")
@page
def new_article(request: Visit, id: UUID) -> HttpResponse:
    return _article(request, supplier_for(request.person, id), None)


@office("purchase")
@page
def article(request: Visit, id: UUID) -> HttpResponse:
    found = article_for(request.person, id)
    return _article(request, found.supplier, found)


@office("purchase")
@require_safe
def find(request: Visit, id: UUID) -> HttpResponse:
    """Goods of ours that an article may be; `id` is of the supplier."""
    found = supplier_for(request.person, id)
    text = request.GET.get("q", "").strip()
    rows = likeliest(text, MATCHES) if text else []
    context = {"supplier": found, "found": rows, "text": text}
    return render(request, "purchasing/found_for_article.html", context)


def _article(request: Visit, supplier: Supplier, found: Article | None) -> HttpResponse:
    form = ArticleForm(
        request.POST or None, instance=found, supplier=supplier, person=request.person
    )
    goods = _goods(request, found)
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {**form.cleaned_data, "variant": goods}
        saved = carry_out(form, lambda: save_article(request.person, supplier, found, values))
        if saved:
            messages.success(request, _("%(name)s er gemt.") % {"name": saved})
            return redirect("purchasing:supplier", supplier.id)
    context = {"form": form, "supplier": supplier, "article": found, "goods": goods}
    return render(request, "purchasing/article.html", context)


def _goods(request: Visit, found: Article | None) -> Variant | None:
    """The variant that was chosen; on the way in the one it has, or one named in the address."""
    if request.method != "POST" and found is not None:
        ours: Variant | None = found.variant
        return ours
    given = request.POST if request.method == "POST" else request.GET
    chosen = chosen_id(given.get("variant", ""))
    return variant_for(request.person, chosen) if chosen else None
