"""The columns of a goods file: what each may be called, and what the export writes in it.

docs/reference/import.md lists them for people.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bon.catalog.models import Variant
from bon.kit.csv_export import Cell, decimal
from bon.kit.sorting import fold

BETWEEN_AXES = "; "
# What is said of a product with yes or no.
FLAGS = ("weighed", "service", "discountable", "serial", "batch", "perishable", "bottle_deposit",
         "unit_price_exempt")  # fmt: skip


class Column(NamedTuple):
    """`title` is what the export calls it and `headers` what else it may be called, folded and
    without spaces. `written` is what the export writes of a variant; without it the column is
    only read."""

    field: str
    title: Any
    headers: tuple[str, ...]
    written: Callable[[Variant], Cell] | None = None


def _flag(name: str) -> Callable[[Variant], Cell]:
    return lambda variant: yes_or_no(getattr(variant.product, name))


def yes_or_no(said: bool) -> str:
    return _("ja") if said else _("nej")


def _axes(variant: Variant) -> str:
    return BETWEEN_AXES.join(f"{axis}: {value}" for axis, value in variant.axes)


COLUMNS = (
    Column("sku", gettext_lazy("Varenummer"),
           ("varenummer", "varenr", "sku", "artikelnummer", "artikelnr", "itemnumber", "itemno",
            "productnumber", "articlenumber", "itemcode", "productcode"),
           lambda v: v.sku),
    Column("name", gettext_lazy("Navn"),
           ("navn", "varenavn", "produktnavn", "varetekst", "titel", "tekst", "name",
            "productname", "itemname", "title", "product", "produkt", "vare", "item"),
           lambda v: v.product.name),
    Column("axes", gettext_lazy("Kendetegn"),
           ("kendetegn", "varianter", "attributter", "attributes", "options",
            "characteristics"),
           _axes),
    Column("size", gettext_lazy("Størrelse"), ("stoerrelse", "str", "size")),
    Column("colour", gettext_lazy("Farve"), ("farve", "colour", "color")),
    Column("style", gettext_lazy("Modelnummer"),
           ("modelnummer", "modelnr", "model", "stylenummer", "stylenr", "style", "stylenumber",
            "modelnumber", "parentsku"),
           lambda v: v.product.style),
    Column("barcode", gettext_lazy("Stregkoder"),
           ("stregkoder", "stregkode", "ean", "eankode", "ean13", "gtin", "upc", "barcode",
            "barcodes", "eannummer", "eannr"),
           lambda v: v.codes),
    Column("price", gettext_lazy("Pris"),
           ("pris", "salgspris", "udsalgspris", "vejledendepris", "vejlpris", "prisinklmoms",
            "salgsprisinklmoms", "price", "retailprice", "saleprice", "unitprice", "rrp",
            "priceinclvat"),
           lambda v: None if v.price is None else decimal(v.price)),
    Column("content", gettext_lazy("Indhold"),
           ("indhold", "nettoindhold", "maengde", "content", "contents", "netcontent"),
           lambda v: str(v.content)),
    Column("content_unit", gettext_lazy("Indholdsenhed"),
           ("indholdsenhed", "maalenhed", "contentunit", "unitofcontent")),
    Column("category", gettext_lazy("Kategori"),
           ("kategori", "varekategori", "category", "productcategory", "categorypath"),
           lambda v: v.product.category.path if v.product.category else ""),
    Column("brand", gettext_lazy("Mærke"),
           ("maerke", "brand", "producent", "fabrikat", "manufacturer", "vendor"),
           lambda v: v.product.brand.name if v.product.brand else ""),
    Column("tags", gettext_lazy("Mærkater"), ("maerkater", "tags", "noegleord", "keywords"),
           lambda v: v.product.tags.replace(",", ", ")),
    Column("description", gettext_lazy("Beskrivelse"),
           ("beskrivelse", "langbeskrivelse", "webtekst", "description", "longdescription"),
           lambda v: v.product.description),
    Column("vat", gettext_lazy("Moms"),
           ("moms", "momskode", "momssats", "momsklasse", "vat", "vatcode", "vatrate", "tax",
            "taxrate"),
           lambda v: v.product.vat_class.name),
    Column("group", gettext_lazy("Varegruppe"),
           ("varegruppe", "artikelgruppe", "gruppe", "articlegroup", "itemgroup", "group"),
           lambda v: v.product.article_group.name),
    Column("unit", gettext_lazy("Salgsenhed"),
           ("enhed", "salgsenhed", "unit", "salesunit", "unitofsale", "uom"),
           lambda v: v.product.get_unit_display()),
    Column("weighed", gettext_lazy("Vejes"), ("vejes", "vejevare", "weighed"), _flag("weighed")),
    Column("service", gettext_lazy("Ydelse"), ("ydelse", "service"), _flag("service")),
    Column("discountable", gettext_lazy("Kan få rabat"),
           ("kanfaarabat", "rabat", "rabattilladt", "discountable", "maybediscounted"),
           _flag("discountable")),
    Column("serial", gettext_lazy("Serienummer"), ("serienummer", "serial", "serialnumber"),
           _flag("serial")),
    Column("batch", gettext_lazy("Batch og udløb"),
           ("batchogudloeb", "batch", "lotandexpiry", "lot"), _flag("batch")),
    Column("perishable", gettext_lazy("Letfordærvelig"), ("letfordaervelig", "perishable"),
           _flag("perishable")),
    Column("age_limit", gettext_lazy("Aldersgrænse"), ("aldersgraense", "agelimit"),
           lambda v: v.product.age_limit),
    Column("bottle_deposit", gettext_lazy("Er flaskepant"),
           ("erflaskepant", "isbottledeposit", "isabottledeposit"), _flag("bottle_deposit")),
    Column("deposit", gettext_lazy("Flaskepant"),
           ("flaskepant", "pant", "deposit", "bottledeposit"),
           lambda v: v.product.deposit.name if v.product.deposit else ""),
    Column("unit_price_exempt", gettext_lazy("Uden enhedspris"),
           ("udenenhedspris", "unitpriceexempt", "nounitprice", "withoutunitprice"),
           _flag("unit_price_exempt")),
    Column("archived", gettext_lazy("Udgået"),
           ("udgaaet", "inaktiv", "archived", "discontinued", "outoftherange"),
           lambda v: yes_or_no(v.archived_at is not None)),
    Column("id", gettext_lazy("Bon-id"), ("bonid",), lambda v: str(v.id)),
)  # fmt: skip
HEADERS = {column.field: column.headers for column in COLUMNS}
WRITTEN = {column.field: column.written for column in COLUMNS if column.written}
_FIELDS = {header: column.field for column in COLUMNS for header in column.headers}
MANY = ("barcode",)  # a file may have several columns of these


def fields_of(header: Sequence[str]) -> list[str]:
    """The field of each column, "" for one that the import does not use. A second column of the
    same field is not used, other than further barcodes (`Stregkode 2`). Where no column is the
    name, the description is."""
    found: list[str] = []
    for title in header:
        plain = mark(title)
        field = _FIELDS.get(plain) or _FIELDS.get(plain.rstrip("0123456789"), "")
        if field not in MANY and (field in found or plain not in _FIELDS):
            field = ""
        found.append(field)
    if "name" not in found and "description" in found:
        found[found.index("description")] = "name"
    return found


def known_in(header: list[str]) -> int:
    """How many of these are known, by which the header of a file is found."""
    return sum(map(bool, fields_of(header)))


def mark(title: str) -> str:
    """A header as it is compared, however it is spaced and spelled."""
    return fold(title).replace(" ", "")


def written(field: str, variant: Variant) -> str:
    """What the export writes there, as a file that is read again has it."""
    column = WRITTEN.get(field)
    cell = column(variant) if column else None
    return "" if cell is None else lined(str(cell))


def lined(text: str) -> str:
    """A text as it is compared: files end their lines in other ways than forms do."""
    return "\n".join(text.strip().splitlines())
