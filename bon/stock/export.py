"""The list of stock as a file."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for
from bon.stock.queries import StockFilter, StockKey, stock_page

CHUNK = 1000


def header() -> list[str]:
    return [_("Varenummer"), _("Vare"), _("Butik"), _("På lager")]


def rows(organisation: UUID, narrow: StockFilter) -> Iterator[list[Cell]]:
    """Every row of the list, in chunks of a transaction each: the file is sent after the
    request's own has ended."""
    after: StockKey | None = None
    while True:
        with acting_for(organisation):
            page = stock_page(narrow, after, CHUNK)
        for row in page.rows:
            yield [row.sku, row.name, row.store, decimal(row.on_hand_milli, 3)]
        after = page.next
        if after is None:
            return
