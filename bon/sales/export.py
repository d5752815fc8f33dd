"""The list of sales as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place
from bon.sales.queries import SaleFilter, SaleRow, sales_page

CHUNK = 1000


def header() -> list[str]:
    return [
        *(_("Tid"), _("Bon"), _("Butik"), _("Kasse"), _("Ekspedient"), _("Betaling")),
        *(_("Antal"), _("Rabat"), _("Moms"), _("I alt")),
    ]


def rows(organisation: UUID, narrow: SaleFilter) -> Iterator[list[Cell]]:
    """Every sale of the list, latest first."""

    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = sales_page(narrow, after, CHUNK)
        return map(_row, page.rows), page.next

    return in_chunks(organisation, read)


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
