"""What the columns of suppliers' catalogues may be called, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bon.catalog.columns import HEADERS as GOODS
from bon.catalog.columns import mark

# field → what it is called where somebody chooses among them
FIELDS: dict[str, str | Promise] = {
    "number": _("Deres varenummer"),
    "name": _("Navn"),
    "barcode": _("Stregkode"),
    "cost": _("Pris for én"),
    "pack_cost": _("Pris for en kolli"),
    "pack": _("Antal i en kolli"),
    "minimum": _("Mindst så mange kolli"),
}
# field → headers, folded and without spaces
HEADERS: dict[str, tuple[str, ...]] = {
    "number": (*GOODS["sku"], "leverandoervarenummer", "leverandoervarenr", "lvnr", "vnr",
               "bestillingsnummer", "bestillingsnr", "ordernumber", "partnumber", "partno",
               "materialnumber", "artnr", "artno", "nummer", "nr"),
    "name": (*GOODS["name"], *GOODS["description"]),
    "barcode": GOODS["barcode"],
    "cost": ("nettopris", "netto", "indkoebspris", "indkoeb", "kostpris", "kost", "dinpris",
             "jerespris", "listepris", "stykpris", "pris", "netprice", "yourprice", "cost",
             "costprice", "purchaseprice", "listprice", "unitprice", "price"),
    "pack_cost": ("kollipris", "pakkepris", "kassepris", "packprice", "caseprice", "boxprice"),
    "pack": ("kolli", "kollistr", "kollistoerrelse", "antalikolli", "stkkolli", "stkprkolli",
             "pakning", "paknstr", "pakningsstoerrelse", "pakkestoerrelse", "pack", "packsize",
             "casesize", "unitspercase", "qtyperpack", "vpe"),
    "minimum": ("minimum", "mindstekoeb", "minkoeb", "minimumskoeb", "minordre", "moq",
                "minimumorder", "minqty", "minorderqty"),
}  # fmt: skip
_FIELDS = {header: field for field, headers in HEADERS.items() for header in headers}


def fields_of(header: Sequence[str], remembered: Mapping[str, str]) -> list[str]:
    """The field of each column, "" for one that is kept beside. What the shop said of a
    supplier's columns counts before what they look like; a field is in one column."""
    plain = [mark(title) for title in header]
    said = {remembered[title] for title in plain if title in remembered}
    found: list[str] = []
    for title in plain:
        guessed = _FIELDS.get(title, "")
        field = remembered.get(title, "" if guessed in said else guessed)
        found.append("" if field in found else field)
    return found
