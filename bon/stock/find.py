"""What a person means who scans or types at a page that lists goods."""

from __future__ import annotations

from typing import NamedTuple

from bon.catalog.barcodes import canonical
from bon.catalog.models import Barcode, Variant
from bon.catalog.queries import likeliest
from till.barcode import scan_goods
from till.rounding import half_up
from till.shapes import Meaning

MOST = 8
PIECE = 1_000


class Found(NamedTuple):
    """`variant` is what is meant, `quantity_milli` of it: a pack, or what a label weighs; else what
    may be. `serial`: the number of the very piece, where the symbol on it says one."""

    variant: Variant | None
    quantity_milli: int = PIECE
    likely: tuple[Variant, ...] = ()
    serial: str = ""


def find(text: str) -> Found:
    """By what a scan means at the counter, by number, then by words; services lie on no shelf."""
    text = text.strip()
    for meaning in scan_goods(text):
        codes = [canonical(code) for code in meaning["lookup"]]
        known = Barcode.objects.filter(code__in=codes).select_related("variant__product").first()
        if known is not None:
            serial = meaning.get("serial", "") if known.variant.product.serial else ""
            return Found(known.variant, _quantity(meaning, known), serial=serial)
    goods = Variant.objects.filter(product__service=False).select_related("product")
    numbered: Variant | None = goods.filter(sku__iexact=text).first() if text else None
    if numbered is not None:
        return Found(numbered)
    likely = [row for row in likeliest(text, MOST) if not row.product.service] if text else []
    return Found(likely[0]) if len(likely) == 1 else Found(None, likely=tuple(likely))


def _quantity(meaning: Meaning, known: Barcode) -> int:
    """A label from the scale says what it weighs, or what that costs at the price of a kilo."""
    price = known.variant.price
    if meaning["kind"] == "weighed":
        return meaning["quantity_milli"]
    if meaning["kind"] == "priced" and known.variant.product.weighed and price:
        return half_up(meaning["price"] * PIECE, price)
    return known.pack * PIECE
