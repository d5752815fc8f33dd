"""Lays out one page of quick tiles."""

from __future__ import annotations

from collections.abc import Sequence

from bon.catalog.models import Tile, TilePage, Variant
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def arrange_tiles(
    person: Person,
    name: str,
    tiles: Sequence[tuple[Variant, str]],
    *,
    colour: str = "slate",
    position: int = 0,
    page: TilePage | None = None,
) -> TilePage:
    """Makes the page, or lays it out anew, with these variants and their labels in this order.
    Raises ValidationError where the name is taken or missing."""
    require(person, "edit_goods")
    page = page or TilePage()
    before = {"tiles": [str(tile.variant_id) for tile in page.tiles.order_by("position")]}
    page.name, page.colour, page.position = name.strip(), colour, position
    page.full_clean()
    page.save()
    Tile.objects.filter(page=page).delete()
    Tile.objects.bulk_create(
        Tile(page=page, variant=variant, label=label, position=place)
        for place, (variant, label) in enumerate(tiles)
    )
    audit.record("arranged", page, before=before,
                 after={"tiles": [str(variant.id) for variant, _label in tiles]})  # fmt: skip
    return page
