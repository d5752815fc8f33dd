"""Lays out all quick tiles: the pages, and the goods on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog.models import Picture, Tile, TileLayout, TilePage, Variant
from bon.kit import audit
from bon.kit.ids import uuid7
from bon.staff.access import require
from bon.staff.models import Person

PAGES_MOST = 30
TILES_MOST = 120  # on one page
LABEL_MOST = 30
Text = Annotated[str, msgspec.Meta(max_length=64)]


class TileDraft(msgspec.Struct, frozen=True):
    """`label`: what stands on the key, where that is not the name of the goods."""

    variant: UUID
    label: Annotated[str, msgspec.Meta(max_length=200)] = ""
    picture: Text = ""  # its hash


class PageDraft(msgspec.Struct, frozen=True):
    """`id` of a page there is, or of one that was made elsewhere; None makes a new one."""

    name: Text
    colour: Text
    tiles: list[TileDraft]
    id: UUID | None = None


def lay_out_tiles(
    person: Person, drafts: Sequence[PageDraft], laid: TileLayout | None = None
) -> list[TilePage]:
    """These pages in this order and no others. Goods and pictures that are not there are left
    out, and goods stand once on a page. `laid`: where it was laid out, and when; None for the
    office, now. Raises ValidationError, Denied."""
    require(person, "edit_goods")
    named = [draft.id for draft in drafts if draft.id]
    if (
        len(named) > len(set(named))
        or len(drafts) > PAGES_MOST
        or any(len(draft.tiles) > TILES_MOST for draft in drafts)
    ):
        raise ValidationError(_("Så mange knapper er der ikke plads til."))
    TileLayout.keep(laid or TileLayout(layout=uuid7(), laid_at=timezone.now()), person)
    there = {page.id: page for page in TilePage.objects.select_for_update().order_by("id")}
    before = {page.id: _tiles_of(page) for page in there.values()}
    # Names are unique: each page gives its own up before any takes another's.
    for page in there.values():
        TilePage.objects.filter(id=page.id).update(name=str(page.id)[-30:])
    pages = [
        _lay(there.get(draft.id) or TilePage(id=draft.id or uuid7()), draft, at)
        for at, draft in enumerate(drafts)
    ]
    _place(pages, drafts)
    for page in there.values():
        if page not in pages:
            audit.record("removed", page, before={"name": page.name})
            page.delete()
    for page in pages:
        after = _tiles_of(page)
        if before.get(page.id) != after:
            audit.record("arranged", page, before=before.get(page.id), after=after)
    return pages


def _lay(page: TilePage, draft: PageDraft, position: int) -> TilePage:
    page.name, page.colour, page.position = draft.name.strip(), draft.colour, position
    page.full_clean()
    page.save()
    return page


def _place(pages: Sequence[TilePage], drafts: Sequence[PageDraft]) -> None:
    tiles = [tile for draft in drafts for tile in draft.tiles]
    wanted = Variant.objects.filter(id__in={tile.variant for tile in tiles})
    names = dict(wanted.values_list("id", "name"))
    found = Picture.objects.filter(hash__in={tile.picture for tile in tiles})
    pictures = dict(found.values_list("hash", "id"))
    Tile.objects.all().delete()
    Tile.objects.bulk_create(
        Tile(
            page=page,
            variant_id=tile.variant,
            label=_label(tile.label.strip(), names[tile.variant]),
            picture_id=pictures.get(tile.picture),
            position=position,
        )
        for page, draft in zip(pages, drafts, strict=True)
        for position, tile in enumerate({tile.variant: tile for tile in draft.tiles}.values())
        if tile.variant in names
    )


def _label(label: str, name: str) -> str:
    """A key that has the name of its goods goes on having it when they get another."""
    return "" if label == name else label[:LABEL_MOST]


def _tiles_of(page: TilePage) -> dict[str, list[str]]:
    tiles = page.tiles.order_by("position").values_list("variant_id", "label", "picture_id")
    return {"tiles": [" ".join(str(part) for part in tile if part) for tile in tiles]}
