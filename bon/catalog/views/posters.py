"""The posters that customers' displays show while nobody is served."""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bon.catalog.actions.hang_poster import POSTERS_MOST, hang_poster
from bon.catalog.actions.order_posters import order_posters
from bon.catalog.actions.take_down_poster import take_down_poster
from bon.catalog.models import Poster
from bon.catalog.pictures import BYTES_MOST
from bon.kit.gate import office
from bon.staff.visit import Visit


class Ordered(msgspec.Struct, frozen=True):
    order: list[UUID]


@office("edit_goods")
@require_http_methods(["GET", "HEAD", "POST"])
def posters(request: Visit) -> HttpResponse:
    text, wrong = "", ""
    if request.method == "POST":
        text = request.POST.get("text", "")
        file = request.FILES.get("picture")
        try:
            with transaction.atomic():
                hang_poster(request.person, text, file.read(BYTES_MOST + 1) if file else b"")
            messages.success(request, _("Plakaten hænger på kundeskærmene."))
            return redirect("catalog:posters")
        except ValidationError as error:
            wrong = " ".join(error.messages)
    hung = Poster.objects.select_related("picture").order_by("position", "id")
    context = {"posters": hung, "text": text, "wrong": wrong, "most": POSTERS_MOST}
    return render(request, "catalog/posters.html", context)


@office("edit_goods")
@require_POST
def order(request: Visit) -> HttpResponse:
    """What the page sends after each move: all of them, in their order."""
    try:
        ordered = msgspec.json.decode(request.body, type=Ordered)
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    order_posters(request.person, ordered.order)
    return JsonResponse({})


@office("edit_goods")
@require_POST
def take_down(request: Visit, id: UUID) -> HttpResponse:
    take_down_poster(request.person, id)
    messages.success(request, _("Plakaten er taget ned."))
    return redirect("catalog:posters")
