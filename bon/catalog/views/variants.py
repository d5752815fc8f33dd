"""The grid of a product's variants: what is typed in it, and what its page shows after."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bon.catalog import grid
from bon.catalog.access import product_for, variant_for
from bon.catalog.actions.add_variant import add_variant
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.edit_cells import Cell, Refusal, edit_cells
from bon.catalog.actions.number_goods import number_goods
from bon.catalog.actions.restore_variant import restore_variant
from bon.catalog.actions.set_axes import Axis, Stale, set_axes
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import Product, Variant
from bon.kit.access import NotFound
from bon.kit.gate import office
from bon.staff.models import Person
from bon.staff.visit import Visit


class Edit(msgspec.Struct, frozen=True, tag_field="do", tag="edit"):
    cells: list[Cell]


class Axes(msgspec.Struct, frozen=True, tag_field="do", tag="axes"):
    seen: list[tuple[str, list[str]]]
    axes: list[Axis]


class Add(msgspec.Struct, frozen=True, tag_field="do", tag="add"):
    """A variant of these values, beside one whose price and content it takes."""

    axes: list[tuple[str, str]]
    beside: UUID


class Archived(msgspec.Struct, frozen=True, tag_field="do", tag="archive"):
    variants: list[UUID]


class Restored(msgspec.Struct, frozen=True, tag_field="do", tag="restore"):
    variants: list[UUID]


class Numbered(msgspec.Struct, frozen=True, tag_field="do", tag="number"):
    variants: list[UUID]


Asked = Edit | Axes | Add | Archived | Restored | Numbered


@office("edit_goods")
@require_POST
def variants(request: Visit, id: UUID) -> HttpResponse:
    """Does one thing to the grid and answers with all of it. A `why` says what was not done."""
    found = product_for(request.person, id)
    answer: dict[str, Any] = {"why": "", "refused": []}
    try:
        asked: Asked = msgspec.json.decode(request.body, type=Asked)
        with transaction.atomic():
            answer["refused"] = [no._asdict() for no in _do(request.person, found, asked)]
    except msgspec.DecodeError:
        return JsonResponse({"why": _("Det kunne ikke gemmes.")}, status=400)
    except ValidationError as error:
        answer["why"] = " ".join(error.messages)
    except Stale:
        answer["why"] = _("En anden har rettet varianterne imens. Her er de, som de er nu.")
    return JsonResponse({**answer, "grid": grid.shown(found)})


def _do(person: Person, product: Product, asked: Asked) -> list[Refusal]:
    """Raises ValidationError, Stale, NotFound, Denied."""
    if isinstance(asked, Edit):
        return edit_cells(person, product, asked.cells)
    if isinstance(asked, Axes):
        set_axes(person, product, asked.seen, asked.axes)
    elif isinstance(asked, Add):
        beside = _own(person, product, asked.beside)
        draft = VariantDraft(beside.price, axes=asked.axes, content=beside.content)
        add_variant(person, product, draft)
    elif isinstance(asked, Numbered):
        number_goods(person, [_own(person, product, id).id for id in asked.variants])
    else:
        act = archive_variant if isinstance(asked, Archived) else restore_variant
        for id in asked.variants:
            act(person, _own(person, product, id))
    return []


def _own(person: Person, product: Product, id: UUID) -> Variant:
    found = variant_for(person, id)
    if found.product_id != product.id:
        raise NotFound
    return found
