"""What a code means at the receiving desk: ours first, then what the supplier calls their goods."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bon.catalog.barcodes import canonical
from bon.catalog.models import Product, Variant
from bon.purchasing.models import Article, Supplier
from bon.stock.find import PIECE, coded, quantity_of
from till.barcode import scan_goods
from till.shapes import Meaning


class Scanned(NamedTuple):
    """`quantity_milli` of a variant, 0 where a label does not say how much it is. Without a variant
    `article` may be theirs that the shop does not sell; with neither nobody knows the code.
    `number` of the lot or piece and its last day, where a GS1 symbol says them."""

    code: str
    variant: Variant | None = None
    quantity_milli: int = PIECE
    article: Article | None = None
    number: str = ""
    expires_on: dt.date | None = None


def what_is(supplier: Supplier, typed: str) -> Scanned:
    """A barcode of ours, or a barcode or number of theirs; what each means at the counter."""
    code, ours = canonical(typed), coded(typed)
    if ours is not None:
        said = _told_apart(ours.meaning, ours.variant.product)
        return Scanned(code, ours.variant, ours.quantity_milli, None, *said)
    rows = Article.objects.filter(supplier=supplier).select_related("variant__product")
    for meaning in scan_goods(typed):
        codes = [canonical(each) for each in meaning["lookup"]]
        theirs = rows.filter(barcode__in=codes).order_by("variant", "number").first()
        if theirs is not None and theirs.variant is not None:
            return Scanned(code, theirs.variant, quantity_of(meaning, theirs.variant), theirs)
        if theirs is not None:
            return Scanned(code, article=theirs)
    numbers = ["".join(typed.split()), typed.strip()]
    theirs = rows.filter(number__in=numbers).order_by("variant", "number").first()
    return Scanned(code, theirs.variant if theirs else None, PIECE, theirs)


def _told_apart(said: Meaning, product: Product) -> tuple[str, dt.date | None]:
    if product.serial:
        return said.get("serial", ""), None
    last = said.get("expires")
    return said.get("lot", ""), dt.date.fromisoformat(last) if last else None
