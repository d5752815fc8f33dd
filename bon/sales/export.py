"""The list of sales as a file."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.listing import Key
from bon.kit.tenancy import acting_for
from bon.sales.queries import SaleFilter, SaleRow, sales_page

CHUNK = 1000


def header() -> list[str]:
    return [
        *(_("Tid"), _("Bon"), _("Butik"), _("Kasse"), _("Ekspedient"), _("Betaling")),
        *(_("Antal"), _("Rabat"), _("Moms"), _("I alt")),
    ]


def rows(organisation: UUID, narrow: SaleFilter) -> Iterator[list[Cell]]:
    """Every sale of the list, latest first.

    Read in chunks of a transaction each: the file is sent after the request's own has ended.
    """
    after: Key | None = None
    while True:
        with acting_for(organisation):
            page = sales_page(narrow, after, CHUNK)
        yield from (_row(row) for row in page.rows)
        after = page.next
        if after is None:
            return


def _row(row: SaleRow) -> list[Cell]:
    return [
        timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M:%S"),
        row.receipt_no,
        row.store,
        row.register,
        row.cashier,
        ", ".join(row.tenders),
        decimal(row.pieces_milli, 3),
        decimal(row.discount),
        decimal(row.vat),
        decimal(row.total),
    ]
