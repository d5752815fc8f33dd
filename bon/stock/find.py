"""What a person means who scans or types at a page that lists goods."""

from __future__ import annotations

from typing import NamedTuple

from bon.catalog.barcodes import canonical
from bon.catalog.models import Barcode, Variant
from bon.catalog.queries import likeliest

MOST = 8


class Found(NamedTuple):
    """`variant` is what is meant, `pieces` of it where a pack was scanned; else what may be."""

    variant: Variant | None
    pieces: int = 1
    likely: tuple[Variant, ...] = ()


def find(text: str) -> Found:
    """By barcode, by number, then by words; services lie on no shelf."""
    text = text.strip()
    code = canonical(text)
    scanned = Barcode.objects.filter(code=code).select_related("variant__product").first()
    if scanned is not None and code:
        return Found(scanned.variant, scanned.pack)
    goods = Variant.objects.filter(product__service=False).select_related("product")
    numbered: Variant | None = goods.filter(sku__iexact=text).first() if text else None
    if numbered is not None:
        return Found(numbered)
    likely = [row for row in likeliest(text, MOST) if not row.product.service] if text else []
    return Found(likely[0]) if len(likely) == 1 else Found(None, likely=tuple(likely))
