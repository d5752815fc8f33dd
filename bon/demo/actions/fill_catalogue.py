"""The demo's goods and quick tiles: the goods by the import every shop begins with."""

from __future__ import annotations

from pathlib import Path

from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.lay_out_tiles import PageDraft, TileDraft, lay_out_tiles
from bon.catalog.actions.start_import import start_import
from bon.catalog.models import Variant
from bon.demo.tiles import PAGES
from bon.staff.models import Person

GOODS = Path(__file__).resolve().parent.parent / "goods"


class Rejected(Exception):
    """The import did not take every row of a file of ours."""


def fill_catalogue(owner: Person) -> None:
    """Imports every file of `goods/` at once, without waiting for a worker. Raises Rejected."""
    for file in sorted(GOODS.glob("*.csv")):
        started = start_import(owner, file.name, file.read_bytes(), dry_run=False)
        run = carry_out_import(owner.organisation_id, started.id)
        if run.status != "done" or run.rejected:
            raise Rejected(f"{file.name}: {run.problem or f'{run.rejected} rows'}")
    _lay_tiles(owner)


def _lay_tiles(owner: Person) -> None:
    wanted = {name for page in PAGES for name, _label in page.tiles}
    variants = {variant.name: variant for variant in Variant.objects.filter(name__in=wanted)}
    pages = [
        PageDraft(
            page.name,
            page.colour,
            [TileDraft(variants[name].id, label) for name, label in page.tiles],
        )
        for page in PAGES
    ]
    lay_out_tiles(owner, pages)
