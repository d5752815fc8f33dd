"""What a person means who scans or types at a page that lists goods."""

from __future__ import annotations

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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


class Coded(NamedTuple):
    """Goods that a code is of. `quantity_milli` is 0 where a label of weighed goods does not say
    how much it is; `meaning`: what else stands in the code."""

    variant: Variant
    quantity_milli: int
    meaning: Meaning


def find(text: str) -> Found:
    """By what a scan means at the counter, by number, then by words; services lie on no shelf.
    Raises ValidationError for a label that does not say how much it is."""
    text = text.strip()
    known = coded(text)
    if known is not None:
        if not known.quantity_milli:
            raise ValidationError(unsaid(known.variant))
        serial = known.meaning.get("serial", "") if known.variant.product.serial else ""
        return Found(known.variant, known.quantity_milli, serial=serial)
    goods = Variant.objects.filter(product__service=False).select_related("product")
    numbered: Variant | None = goods.filter(sku__iexact=text).first() if text else None
    if numbered is not None:
        return Found(numbered)
    likely = [row for row in likeliest(text, MOST) if not row.product.service] if text else []
    return Found(likely[0]) if len(likely) == 1 else Found(None, likely=tuple(likely))


def coded(text: str) -> Coded | None:
    """What the code means at the counter; None for one that no goods have."""
    for meaning in scan_goods(text):
        codes = [canonical(code) for code in meaning["lookup"]]
        known = Barcode.objects.filter(code__in=codes).select_related("variant__product").first()
        if known is not None:
            quantity_milli = quantity_of(meaning, known.variant, known.pack)
            return Coded(known.variant, quantity_milli, meaning)
    return None


def quantity_of(meaning: Meaning, variant: Variant, pack: int = 1) -> int:
    """Thousandths: a label from the scale says what it weighs, or what that costs at the price of a
    kilo; 0 where nobody can tell."""
    product = variant.product
    if meaning["kind"] == "weighed" and (product.weighed or product.unit == "kg"):
        return meaning["quantity_milli"]
    if meaning["kind"] == "priced" and product.weighed:
        return half_up(meaning["price"] * PIECE, variant.price) if variant.price else 0
    return pack * PIECE


def unsaid(variant: Variant) -> str:
    """What a person does about a label that does not say how much it is."""
    return _("Etiketten fortæller ikke, hvad %(name)s vejer. Vej varen, og skriv tallet.") % {
        "name": variant.name
    }
