"""The quick tiles as the registers show them, laid out by hand; and the pictures on them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bon.catalog import queries
from bon.catalog.actions.keep_picture import keep_picture
from bon.catalog.actions.lay_out_tiles import PageDraft, lay_out_tiles
from bon.catalog.models import Picture, Tile, TilePage, Variant
from bon.catalog.models.tile import COLOURS
from bon.catalog.pictures import BYTES_MOST, kind_of
from bon.kit.formats import money
from bon.kit.gate import office
from bon.kit.tenancy import acting_for
from bon.staff.visit import Visit

FOUND = 12
OF_CATEGORY = 60


class Laid(msgspec.Struct, frozen=True):
    pages: list[PageDraft]


@office("edit_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def tiles(request: Visit) -> HttpResponse:
    """The page, and what it sends: the whole layout after each change."""
    if request.method != "POST":
        layout = {"pages": _layout(), "organisation": str(request.person.organisation_id)}
        return render(request, "catalog/tiles.html", {"layout": layout, "colours": COLOURS})
    try:
        laid = msgspec.json.decode(request.body, type=Laid)
        with transaction.atomic():
            lay_out_tiles(request.person, laid.pages)
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    except ValidationError as error:
        return JsonResponse({"why": " ".join(error.messages)}, status=400)
    return JsonResponse({"pages": _layout()})


@office("edit_goods")
@require_safe
def find(request: Visit) -> HttpResponse:
    """Goods for new tiles: by what was typed, and the categories that are called so."""
    text = request.GET.get("q", "").strip()
    category = request.GET.get("category", "")
    if category:
        of = Variant.objects.filter(archived_at=None, product__category__path=category)
        return JsonResponse({"goods": _told(of.order_by("sort_key", "id")[:OF_CATEGORY])})
    if not text:
        return JsonResponse({"goods": [], "categories": []})
    named = queries.categories().filter(path__icontains=text)[:4]
    categories = list(named.values_list("path", flat=True))
    return JsonResponse({"goods": _told(queries.likeliest(text, FOUND)), "categories": categories})


@office("edit_goods")
@require_POST
def upload(request: Visit) -> HttpResponse:
    """A picture that the page has made small; answers with its hash."""
    try:
        kept = keep_picture(request.person, request.read(BYTES_MOST + 1))
    except ValidationError as error:
        return JsonResponse({"why": " ".join(error.messages)}, status=400)
    return JsonResponse({"hash": kept.hash})


@require_safe
def picture(request: HttpRequest, organisation: UUID, hash: str) -> HttpResponse:
    """For registers, which keep it for ever, and for the page that lays it out. Whoever knows the
    hash of what is in it may see it."""
    with acting_for(organisation):
        content = Picture.objects.filter(hash=hash).values_list("content", flat=True).first()
    kind = kind_of(bytes(content)) if content else None
    if content is None or kind is None:
        return HttpResponse(status=404)
    answer = HttpResponse(bytes(content), content_type=kind)
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _layout() -> list[dict[str, Any]]:
    """What is sold of it, as it is laid out now."""
    placed: dict[UUID, list[dict[str, Any]]] = {}
    rows = Tile.objects.filter(variant__archived_at=None).order_by("position", "id")
    for tile in rows.select_related("variant", "picture"):
        told = _of(tile.variant) | {"label": tile.label}
        told["picture"] = tile.picture.hash if tile.picture else ""
        placed.setdefault(tile.page_id, []).append(told)
    return [
        {
            "id": str(page.id),
            "name": page.name,
            "colour": page.colour,
            "tiles": placed.get(page.id, []),
        }
        for page in TilePage.objects.order_by("position", "id")
    ]


def _told(variants: Any) -> list[dict[str, Any]]:
    return [_of(variant) | {"label": "", "picture": ""} for variant in variants]


def _of(variant: Variant) -> dict[str, Any]:
    price = _("Prisen tastes") if variant.price is None else money(variant.price)
    return {"variant": str(variant.id), "name": variant.name, "price": price}
