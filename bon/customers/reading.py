"""Customers out of a table that an older system wrote."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from bon.kit import imports, sheet
from bon.kit.sorting import fold

# field → what its column may be called, folded and without spaces. Consents have none: what a
# customer said yes to here cannot be read out of another system.
HEADERS: dict[str, tuple[str, ...]] = {
    "number": ("kundenummer", "kundenr", "customernumber", "customerno"),
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
WHY = {
    **imports.WHY,
    "no_customer_column": _("Ingen kolonne hedder Navn, Telefon eller E-mail."),
}
_FIELDS = {header: field for field, headers in HEADERS.items() for header in headers}


class ReadCustomer(NamedTuple):
    """One row: its number in the sheet, what it says, the name of a group and the customer's
    number, "" for none."""

    row: int
    values: dict[str, str]
    group: str
    number: str = ""

    @property
    def called(self) -> str:
        """Whom the row is about, as far as it says."""
        said = (self.values.get(field, "") for field in ("name", "phone", "email"))
        return next(filter(None, said), "")[:200]


def fields_of(header: list[str]) -> list[str]:
    """What each column says, "" for nothing that is known. Raises BadFile for no such table."""
    fields = [_field(title) for title in header]
    if not {"name", "first", "phone", "email"} & set(fields):
        raise sheet.BadFile("no_customer_column")
    return fields


def read_row(row: sheet.Row, fields: list[str]) -> ReadCustomer | None:
    """None for a row that names nobody."""
    said: dict[str, str] = {}
    for field, cell in zip(fields, row.cells, strict=False):
        if field and cell.text and field not in said:
            said[field] = cell.text
    parts = (said.pop("first", ""), said.pop("last", ""))
    said.setdefault("name", " ".join(part for part in parts if part))
    read = ReadCustomer(row.no, said, said.pop("group", ""), said.pop("number", ""))
    return read if any(said.values()) else None


def known_in(header: list[str]) -> int:
    """How many of these are known, by which the header of a file is found."""
    return sum(bool(_field(title)) for title in header)


def _field(title: str) -> str:
    return _FIELDS.get(fold(title).replace(" ", "").replace("-", ""), "")
