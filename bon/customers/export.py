"""Customers as a file."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from bon.customers.listing import CustomerFilter, customers_page
from bon.customers.models import Customer
from bon.kit.csv_export import Cell
from bon.kit.listing import RowKey
from bon.kit.tenancy import acting_for

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
    """In chunks of a transaction each: the file is sent after the request's own has ended."""
    after: RowKey | None = None
    while True:
        with acting_for(organisation):
            page = customers_page(narrow, after, CHUNK)
            chunk = [_row(customer) for customer in page.rows]
        yield from chunk
        after = page.next
        if after is None:
            return


def _row(customer: Customer) -> list[Cell]:
    values = {**vars(customer), "group": customer.group, "phone": customer.phone_shown}
    return [str(values[field] or "") for field in COLUMNS]
