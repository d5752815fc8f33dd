"""Orders as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place
from bon.orders import wording
from bon.orders.listing import OrderFilter, OrderRow, orders_page

CHUNK = 500


def header() -> list[str]:
    return [
        *(_("Nummer"), _("Type"), _("Oprettet"), _("Kunde"), _("Telefon"), _("Varer")),
        *(_("Lovet til"), _("Klar"), _("I alt"), _("Betalt"), _("At betale")),
    ]


def rows(organisation: UUID, narrow: OrderFilter) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = orders_page(narrow, after, CHUNK)
        return map(_row, page.rows), page.next

    return in_chunks(organisation, read)


def _row(row: OrderRow) -> list[Cell]:
    order, customer = row.standing.order, row.customer
    goods = [
        f"{formats.quantity(line['quantity_milli'])} × {line['item']['name']}"
        for line in row.standing.lines
    ]
    return [
        order.number,
        str(wording.KINDS[order.kind]),
        timezone.localtime(order.at).date().isoformat(),
        str(customer or ""),
        customer.phone_shown if customer else "",
        ", ".join(goods),
        order.due.isoformat() if order.due else "",
        _("ja") if row.standing.ready else _("nej"),
        decimal(order.total),
        decimal(row.standing.left),
        decimal(row.standing.owed),
    ]
