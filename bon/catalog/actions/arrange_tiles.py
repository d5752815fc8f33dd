"""Lays out all quick tiles as somebody did at a register, perhaps without a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog.actions.lay_out_tiles import PageDraft, lay_out_tiles
from bon.catalog.models import TileLayout
from bon.staff.uplink import Asker, Refused


class Arranged(msgspec.Struct, frozen=True):
    """`id` names the layout, `based_on` the one that was changed: None where there was none."""

    id: UUID
    based_on: UUID | None
    pages: list[PageDraft]


def arrange_tiles(asker: Asker, arranged: Arranged) -> Mapping[str, Any]:
    """Whoever laid them out last decides: a layout made before the one that holds, and not from
    it, is refused, or forgotten where the same register made both. Raises Denied, Refused."""
    person = asker.allowed("edit_goods")
    at = min(asker.at, timezone.now())
    standing = TileLayout.standing()
    if standing and standing.layout not in (arranged.based_on, arranged.id):
        if standing.register == asker.register and standing.laid_at >= at:
            return {}
        if standing.laid_at > at:
            raise Refused("layout_newer", name=standing.laid_by)
    laid = TileLayout(layout=arranged.id, laid_at=at, register=asker.register)
    try:
        lay_out_tiles(person, arranged.pages, laid)
    except ValidationError as error:
        raise Refused("layout_invalid", detail=" ".join(error.messages)) from error
    return {}
