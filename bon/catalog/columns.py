"""What the columns of a goods file may be called, in Danish and English.

docs/reference/import.md lists them for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from bon.kit.sorting import fold

# field → headers, folded and without spaces
HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("navn", "varenavn", "produktnavn", "beskrivelse", "varetekst", "titel", "tekst",
             "name", "productname", "itemname", "title", "description", "product", "produkt",
             "vare", "item"),
    "sku": ("varenummer", "varenr", "sku", "artikelnummer", "artikelnr", "itemnumber", "itemno",
            "productnumber", "articlenumber", "itemcode", "productcode"),
    "barcode": ("stregkode", "stregkoder", "ean", "eankode", "ean13", "gtin", "upc", "barcode",
                "barcodes", "eannummer", "eannr"),
    "price": ("pris", "salgspris", "udsalgspris", "vejledendepris", "vejlpris", "prisinklmoms",
              "salgsprisinklmoms", "price", "retailprice", "saleprice", "unitprice", "rrp",
              "priceinclvat"),
    "category": ("kategori", "varekategori", "category", "productcategory", "categorypath"),
    "brand": ("maerke", "brand", "producent", "fabrikat", "manufacturer", "vendor"),
    "vat": ("moms", "momskode", "momssats", "momsklasse", "vat", "vatcode", "vatrate", "tax",
            "taxrate"),
    "group": ("varegruppe", "artikelgruppe", "gruppe", "articlegroup", "itemgroup", "group"),
    "unit": ("enhed", "unit", "uom"),
    "weighed": ("vejes", "vejevare", "weighed"),
    "service": ("ydelse", "service"),
    "discountable": ("rabat", "kanfaarabat", "rabattilladt", "discountable"),
    "style": ("modelnummer", "modelnr", "model", "stylenummer", "stylenr", "style", "stylenumber",
              "modelnumber", "parentsku"),
    "size": ("stoerrelse", "str", "size"),
    "colour": ("farve", "colour", "color"),
}  # fmt: skip
_FIELDS = {header: field for field, headers in HEADERS.items() for header in headers}
MANY = ("barcode",)  # a file may have several columns of these


def fields_of(header: Sequence[str]) -> list[str]:
    """The field of each column, "" for one that the import does not use. A second column of the
    same field is not used, other than further barcodes (`Stregkode 2`)."""
    found: list[str] = []
    for title in header:
        plain = fold(title).replace(" ", "")
        field = _FIELDS.get(plain) or _FIELDS.get(plain.rstrip("0123456789"), "")
        if field not in MANY and (field in found or plain not in _FIELDS):
            field = ""
        found.append(field)
    return found
