"""What a code means at the receiving desk: ours first, then what the supplier calls their goods."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Q

from bon.catalog.barcodes import canonical
from bon.catalog.models import Barcode, Product, Variant
from bon.purchasing.models import Article, Supplier
from till.barcode import scan_goods


class Scanned(NamedTuple):
    """`pieces` of a variant. Without a variant `article` may be theirs that the shop does not
    sell; with neither nobody knows the code. `number` of the lot or piece and its last day, where
    a GS1 symbol says them."""

    code: str
    variant: Variant | None = None
    pieces: int = 1
    article: Article | None = None
    number: str = ""
    expires_on: dt.date | None = None


def what_is(supplier: Supplier, typed: str) -> Scanned:
    """A barcode of ours, or a barcode or number of theirs."""
    code = canonical(typed)
    ours = Barcode.objects.filter(code=code).select_related("variant__product").first()
    if ours is not None:
        said = _told_apart(typed, ours.variant.product)
        return Scanned(code, ours.variant, ours.pack, None, *said)
    plain = "".join(typed.split())
    known = Q(barcode=code) & ~Q(barcode="") | Q(number__in=[plain, typed.strip()])
    rows = Article.objects.filter(known, supplier=supplier).select_related("variant__product")
    theirs = rows.order_by("variant", "number").first()
    return Scanned(code, theirs.variant if theirs else None, 1, theirs)


def _told_apart(typed: str, product: Product) -> tuple[str, dt.date | None]:
    meanings = scan_goods(typed)
    if not meanings:
        return "", None
    said = meanings[0]
    if product.serial:
        return said.get("serial", ""), None
    last = said.get("expires")
    return said.get("lot", ""), dt.date.fromisoformat(last) if last else None
