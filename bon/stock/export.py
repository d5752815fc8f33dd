"""The list of stock as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place
from bon.organisation.models import Store
from bon.stock.listing import StockFilter, StockRow, stock_page

CHUNK = 1000


def header(stores: Sequence[Store]) -> list[str]:
    """A column for each store and, where there are several, one for all of them."""
    names = [store.name for store in stores]
    return [_("Varenummer"), _("Vare"), *names, *([_("I alt")] if len(names) > 1 else [])]


def rows(organisation: UUID, narrow: StockFilter) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = stock_page(narrow, after, CHUNK)
        return ([row.sku, row.name, *_figures(row)] for row in page.rows), page.next

    return in_chunks(organisation, read)


def _figures(row: StockRow) -> list[Cell]:
    levels: list[Cell] = [
        "" if level.on_hand_milli is None else decimal(level.on_hand_milli, 3)
        for level in row.levels
    ]
    return levels if len(levels) == 1 else [*levels, decimal(row.total, 3)]
