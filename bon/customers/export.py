"""Customers as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from bon.customers.listing import CustomerFilter, customers_page
from bon.customers.models import Customer
from bon.kit.csv_export import Cell, in_chunks
from bon.kit.listing import Place

CHUNK = 500
COLUMNS = {
    "number": _("Kundenummer"),
    "name": _("Navn"),
    "phone": _("Telefon"),
    "email": _("E-mail"),
    "address": _("Adresse"),
    "postcode": _("Postnummer"),
    "city": _("By"),
    "cvr": _("CVR-nummer"),
    "gln": _("EAN-nummer"),
    "group": _("Gruppe"),
    "note": _("Note"),
}


def header() -> list[str]:
    return [str(title) for title in COLUMNS.values()]


def rows(organisation: UUID, narrow: CustomerFilter) -> Iterator[list[Cell]]:
    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = customers_page(narrow, after, CHUNK)
        return map(_row, page.rows), page.next

    return in_chunks(organisation, read)


def _row(customer: Customer) -> list[Cell]:
    values = {**vars(customer), "group": customer.group, "phone": customer.phone_shown}
    return [str(values[field] or "") for field in COLUMNS]
