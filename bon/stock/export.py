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


def header(stores: Sequence[Store], *, dear: bool) -> list[str]:
    """A column for each store and, where there are several, one for all of them; what goods are
    worth for whoever may see it (`dear`)."""
    names = [store.name for store in stores]
    whole = [_("I alt")] if len(names) > 1 else []
    worth = [_("Lagerværdi")] if dear else []
    return [_("Varenummer"), _("Vare"), *names, *whole, _("Reserveret"), _("I bestilling"), *worth]


def rows(organisation: UUID, narrow: StockFilter, *, dear: bool) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = stock_page(narrow, after, CHUNK)
        return ([row.sku, row.name, *_figures(row, dear=dear)] for row in page.rows), page.next

    return in_chunks(organisation, read)


def _figures(row: StockRow, *, dear: bool) -> list[Cell]:
    levels: list[Cell] = [
        "" if level.on_hand_milli is None else decimal(level.on_hand_milli, 3)
        for level in row.levels
    ]
    whole = [decimal(row.total, 3)] if len(levels) > 1 else []
    worth = [decimal(row.worth)] if dear else []
    return [
        *levels,
        *whole,
        decimal(row.reserved_milli, 3),
        decimal(row.ordered_milli, 3),
        *worth,
    ]
