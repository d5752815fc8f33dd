"""Goods that were sold unknown: each becomes goods of the shop, or a code of goods it has."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog import queries
from bon.catalog.access import unknown_for, variant_for
from bon.catalog.actions.dismiss_unknown import dismiss_unknown
from bon.catalog.actions.link_unknown import link_unknown
from bon.kit.forms import carry_out
from bon.kit.gate import office
from bon.staff.visit import Visit

FOUND = 12


class LinkForm(forms.Form):
    """The variant that the code belongs to."""

    variant = forms.UUIDField()


@office("edit_goods")
@require_safe
def unknown_items(request: Visit) -> HttpResponse:
    return render(request, "catalog/unknown_items.html", {"items": queries.unknown_items()})


@office("edit_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def unknown_item(request: Visit, id: UUID) -> HttpResponse:
    """One of them, with the goods it may be; sent in, the code is put on the chosen ones."""
    item, form = unknown_for(request.person, id), LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        variant = variant_for(request.person, form.cleaned_data["variant"])
        if carry_out(form, lambda: link_unknown(request.person, item, variant)):
            said = _("%(code)s hører nu til %(name)s.")
            messages.success(request, said % {"code": item.code, "name": variant.name})
            return redirect("catalog:unknown_items")
    text = request.GET.get("q", "").strip()
    found = queries.likeliest(text, FOUND) if text else []
    context = {"item": item, "form": form, "text": text, "found": found}
    return render(request, "catalog/unknown_item.html", context)


@office("edit_goods")
@require_POST
def dismiss(request: Visit, id: UUID) -> HttpResponse:
    item = unknown_for(request.person, id)
    dismiss_unknown(request.person, item)
    messages.success(request, _("%(name)s er taget af listen.") % {"name": item.name})
    return redirect("catalog:unknown_items")
