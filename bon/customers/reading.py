"""Customers out of a table that an older system wrote."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import sheet
from bon.kit.sorting import fold

# Beyond this the page would keep somebody waiting: the file is cut in several.
ROWS_MOST = 2_000
# field → what its column may be called, folded and without spaces. Consents have none: what a
# customer said yes to here cannot be read out of another system.
HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("navn", "fuldenavn", "kundenavn", "name", "fullname", "kunde"),
    "first": ("fornavn", "firstname", "givenname"),
    "last": ("efternavn", "lastname", "surname", "familyname"),
    "phone": ("telefon", "telefonnummer", "tlf", "mobil", "mobilnummer", "phone", "mobile"),
    "email": ("email", "mail", "emailadresse", "epost"),
    "address": ("adresse", "vej", "gade", "address", "address1", "street"),
    "postcode": ("postnummer", "postnr", "zip", "zipcode", "postcode"),
    "city": ("by", "city", "town"),
    "cvr": ("cvr", "cvrnummer", "cvrnr", "vatnumber"),
    "gln": ("ean", "eannummer", "gln"),
    "note": ("note", "bemaerkning", "kommentar", "notes"),
    "group": ("gruppe", "kundegruppe", "group"),
}
_FIELDS = {header: field for field, headers in HEADERS.items() for header in headers}


class ReadCustomer(NamedTuple):
    """One row: its number in the sheet, what it says, and the name of a group, "" for none."""

    row: int
    values: dict[str, str]
    group: str


def read_customers(content: bytes, name: str) -> list[ReadCustomer]:
    """Rows that name nobody are left out. Raises ValidationError for what is no such table."""
    table = sheet.read(content, name)
    fields = [_field(title) for title in table.header]
    if not {"name", "first", "phone", "email"} & set(fields):
        raise ValidationError(_("Ingen kolonne hedder Navn, Telefon eller E-mail."))
    if len(table.rows) > ROWS_MOST:
        raise ValidationError(_("Højst 2.000 kunder ad gangen. Del filen i flere."))
    rows = [_read(row, fields) for row in table.rows]
    return [row for row in rows if any(row.values.values())]


def _field(title: str) -> str:
    return _FIELDS.get(fold(title).replace(" ", "").replace("-", ""), "")


def _read(row: sheet.Row, fields: list[str]) -> ReadCustomer:
    said: dict[str, str] = {}
    for field, cell in zip(fields, row.cells, strict=False):
        if field and cell.text and field not in said:
            said[field] = cell.text
    parts = (said.pop("first", ""), said.pop("last", ""))
    said.setdefault("name", " ".join(part for part in parts if part))
    return ReadCustomer(row.no, said, said.pop("group", ""))
