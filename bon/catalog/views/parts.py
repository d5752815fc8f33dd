"""What kits are made of, as the product's page asks and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bon.catalog import queries
from bon.catalog.access import product_for, variant_for
from bon.catalog.actions.set_parts import PartDraft, set_parts
from bon.catalog.models import Product, Variant
from bon.kit.access import NotFound
from bon.kit.formats import quantity
from bon.kit.gate import office
from bon.kit.parsing import scaled
from bon.staff.visit import Visit


class Part(msgspec.Struct, frozen=True):
    """`quantity` as it is typed."""

    variant: UUID
    quantity: str


class Asked(msgspec.Struct, frozen=True):
    kit: UUID
    parts: list[Part]


@office("edit_goods")
@require_POST
def parts(request: Visit, id: UUID) -> HttpResponse:
    """Makes a variant of these parts, and answers with those of all the product's variants."""
    product = product_for(request.person, id)
    why = ""
    try:
        asked = msgspec.json.decode(request.body, type=Asked)
        kit = variant_for(request.person, asked.kit)
        if kit.product_id != product.id:
            raise NotFound
        with transaction.atomic():
            set_parts(request.person, kit, _drafts(asked.parts))
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    except ValidationError as error:
        why = " ".join(error.messages)
    return JsonResponse({"why": why, "kits": shown(product)})


def shown(product: Product) -> dict[str, Any]:
    """The parts of each variant, by its id, with names."""
    own = list(product.variants.values_list("id", flat=True))
    found = queries.parts_of(own)
    wanted = {part.variant for its in found.values() for part in its}
    names = dict(Variant.objects.filter(id__in=wanted).values_list("id", "name"))
    return {
        str(kit): [
            {
                "variant": str(part.variant),
                "name": names.get(part.variant, ""),
                "quantity": quantity(part.quantity_milli),
            }
            for part in its
        ]
        for kit, its in found.items()
    }


def _drafts(parts: Sequence[Part]) -> list[PartDraft]:
    drafts = []
    for part in parts:
        milli = scaled(part.quantity, 3)
        if milli is None or not 1 <= milli <= 9_999_000:
            raise ValidationError(_("Skriv et antal større end nul."))
        drafts.append(PartDraft(part.variant, milli))
    return drafts
