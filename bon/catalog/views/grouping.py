"""Categories as a tree, brands and tags: named, moved and made one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bon.catalog import grouping
from bon.catalog.access import brand_for, category_for
from bon.catalog.actions.drop_category import drop_category
from bon.catalog.actions.merge_category import merge_category
from bon.catalog.actions.rename_brand import rename_brand
from bon.catalog.actions.rename_tag import rename_tag
from bon.catalog.actions.save_category import save_category
from bon.kit.forms import refusals_said
from bon.kit.gate import office
from bon.staff.models import Person
from bon.staff.visit import Visit


class Save(msgspec.Struct, frozen=True, tag_field="do", tag="save"):
    """`id` None makes a new one; `parent` None is the top."""

    id: UUID | None
    name: str
    parent: UUID | None


class Merge(msgspec.Struct, frozen=True, tag_field="do", tag="merge"):
    id: UUID
    into: UUID


class Drop(msgspec.Struct, frozen=True, tag_field="do", tag="drop"):
    id: UUID


Asked = Save | Merge | Drop


@office("edit_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def categories(request: Visit) -> HttpResponse:
    """The page, and what it sends: one change at a time, answered with the whole tree."""
    if request.method != "POST":
        return render(request, "catalog/categories.html", {"tree": grouping.tree()})
    answer: dict[str, Any] = {"why": ""}
    try:
        asked: Asked = msgspec.json.decode(request.body, type=Asked)
        with transaction.atomic():
            answer["id"] = _do(request.person, asked)
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    except ValidationError as error:
        answer["why"] = " ".join(error.messages)
    return JsonResponse({**answer, "tree": grouping.tree()})


def _do(person: Person, asked: Asked) -> str:
    """Gives the category that is left."""
    if isinstance(asked, Save):
        parent = category_for(person, asked.parent) if asked.parent else None
        category = category_for(person, asked.id) if asked.id else None
        return str(save_category(person, asked.name, parent, category).id)
    category = category_for(person, asked.id)
    if isinstance(asked, Merge):
        merge_category(person, category, category_for(person, asked.into))
        return str(asked.into)
    drop_category(person, category)
    return ""


@office("edit_goods")
@require_http_methods(["GET", "HEAD"])
def brands(request: Visit) -> HttpResponse:
    """Brands and tags, each in a field of its own."""
    context = {"brands": grouping.brands(), "tags": grouping.tags()}
    return render(request, "catalog/brands.html", context)


@office("edit_goods")
@require_POST
def brand(request: Visit, id: UUID) -> HttpResponse:
    found = brand_for(request.person, id)
    before = found.name
    with refusals_said(request):
        kept = rename_brand(request.person, found, request.POST.get("name", ""))
        if kept.name != before:
            told = {"before": before, "name": kept.name}
            messages.success(request, _("%(before)s hedder nu %(name)s.") % told)
    return redirect("catalog:brands")


@office("edit_goods")
@require_POST
def tag(request: Visit) -> HttpResponse:
    before, name = request.POST.get("tag", ""), request.POST.get("name", "")
    number = rename_tag(request.person, before, name)
    if number and name.strip():
        told = {"before": before, "name": name}
        messages.success(request, _("%(before)s hedder nu %(name)s.") % told)
    elif number:
        messages.success(request, _("%(before)s er fjernet.") % {"before": before})
    return redirect("catalog:brands")
