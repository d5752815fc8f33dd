"""Lays out all quick tiles: the pages, and the goods on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.models import Picture, Tile, TilePage, Variant
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

PAGES_MOST = 30
TILES_MOST = 120  # on one page


class TileDraft(NamedTuple):
    variant: UUID
    label: str = ""
    picture: str = ""  # its hash


class PageDraft(NamedTuple):
    """`id` of a page there is; None makes a new one."""

    name: str
    colour: str
    tiles: Sequence[TileDraft]
    id: UUID | None = None


def lay_out_tiles(person: Person, drafts: Sequence[PageDraft]) -> list[TilePage]:
    """These pages in this order and no others. Goods and pictures that are not there are left
    out, and goods stand once on a page. Raises ValidationError, Denied."""
    require(person, "edit_goods")
    if len(drafts) > PAGES_MOST or any(len(draft.tiles) > TILES_MOST for draft in drafts):
        raise ValidationError(_("Så mange knapper er der ikke plads til."))
    there = {page.id: page for page in TilePage.objects.select_for_update().order_by("id")}
    before = {page.id: _tiles_of(page) for page in there.values()}
    # Names are unique: each page gives its own up before any takes another's.
    for page in there.values():
        TilePage.objects.filter(id=page.id).update(name=str(page.id)[-30:])
    laid = [_lay(there.get(draft.id) or TilePage(), draft, at) for at, draft in enumerate(drafts)]
    _place(laid, drafts)
    for page in there.values():
        if page not in laid:
            audit.record("removed", page, before={"name": page.name})
            page.delete()
    for page in laid:
        after = _tiles_of(page)
        if before.get(page.id) != after:
            audit.record("arranged", page, before=before.get(page.id), after=after)
    return laid


def _lay(page: TilePage, draft: PageDraft, position: int) -> TilePage:
    page.name, page.colour, page.position = draft.name.strip(), draft.colour, position
    page.full_clean()
    page.save()
    return page


def _place(pages: Sequence[TilePage], drafts: Sequence[PageDraft]) -> None:
    tiles = [tile for draft in drafts for tile in draft.tiles]
    wanted = Variant.objects.filter(id__in={tile.variant for tile in tiles})
    variants = set(wanted.values_list("id", flat=True))
    found = Picture.objects.filter(hash__in={tile.picture for tile in tiles})
    pictures = dict(found.values_list("hash", "id"))
    Tile.objects.all().delete()
    Tile.objects.bulk_create(
        Tile(
            page=page,
            variant_id=tile.variant,
            label=tile.label.strip(),
            picture_id=pictures.get(tile.picture),
            position=position,
        )
        for page, draft in zip(pages, drafts, strict=True)
        for position, tile in enumerate({tile.variant: tile for tile in draft.tiles}.values())
        if tile.variant in variants
    )


def _tiles_of(page: TilePage) -> dict[str, list[str]]:
    tiles = page.tiles.order_by("position").values_list("variant_id", "label", "picture_id")
    return {"tiles": [" ".join(str(part) for part in tile if part) for tile in tiles]}
