"""The pictures of a product: added one by one, put in order, taken away."""

from __future__ import annotations

from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bon.catalog import queries
from bon.catalog.access import product_for
from bon.catalog.actions.add_picture import add_picture
from bon.catalog.actions.arrange_pictures import arrange_pictures
from bon.catalog.pictures import BYTES_MOST
from bon.kit.gate import office
from bon.staff.visit import Visit


class Arranged(msgspec.Struct, frozen=True):
    """By their hashes."""

    seen: list[str]
    pictures: list[str]


@office("edit_goods")
@require_POST
def add(request: Visit, id: UUID) -> HttpResponse:
    """One file as it is; answers with all pictures and, in `why`, what was wrong with it."""
    product = product_for(request.person, id)
    why = ""
    try:
        with transaction.atomic():
            add_picture(request.person, product, request.read(BYTES_MOST + 1))
    except ValidationError as error:
        why = " ".join(error.messages)
    return JsonResponse({"why": why, "pictures": queries.pictures_of(product)})


@office("edit_goods")
@require_POST
def arrange(request: Visit, id: UUID) -> HttpResponse:
    product = product_for(request.person, id)
    try:
        asked = msgspec.json.decode(request.body, type=Arranged)
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    with transaction.atomic():
        arrange_pictures(request.person, product, asked.seen, asked.pictures)
    return JsonResponse({"why": "", "pictures": queries.pictures_of(product)})
