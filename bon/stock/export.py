"""The list of stock as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for
from bon.organisation.models import Store
from bon.stock.listing import StockFilter, StockKey, StockRow, stock_page

CHUNK = 1000


def header(stores: Sequence[Store]) -> list[str]:
    """A column for each store and, where there are several, one for all of them."""
    names = [store.name for store in stores]
    return [_("Varenummer"), _("Vare"), *names, *([_("I alt")] if len(names) > 1 else [])]


def rows(organisation: UUID, narrow: StockFilter) -> Iterator[list[Cell]]:
    """Every row of the list, in chunks of a transaction each: the file is sent after the
    request's own has ended."""
    after: StockKey | None = None
    while True:
        with acting_for(organisation):
            page = stock_page(narrow, after, CHUNK)
        for row in page.rows:
            yield [row.sku, row.name, *_figures(row)]
        after = page.next
        if after is None:
            return


def _figures(row: StockRow) -> list[Cell]:
    levels: list[Cell] = [
        "" if level.on_hand_milli is None else decimal(level.on_hand_milli, 3)
        for level in row.levels
    ]
    return levels if len(levels) == 1 else [*levels, decimal(row.total, 3)]
