"""Gives goods that came without a barcode one of the shop's own."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import grid
from bon.catalog.barcodes import canonical
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Barcode, OwnNumber, Revision, Variant
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.ids import uuid7s
from bon.kit.recordset import fields, insert, update
from bon.staff.access import require
from bon.staff.models import Person
from till.barcode import check_digit

# GS1's numbers for use inside a shop; the till reads no weight or price in them.
PREFIX = "29"
DIGITS = 10
AT_ONCE = 5_000

_BARCODE = {"id": "uuid", "variant_id": "uuid", "code": "text", "pack": "integer",
            "position": "integer"}  # fmt: skip
_VARIANT = {"id": "uuid", "codes": "text", "revision": "bigint"}


def number_goods(person: Person, variants: Iterable[UUID]) -> int:
    """Those of the variants that are in the range and have no barcode; gives how many. A number
    is drawn once, whatever becomes of it. Raises Denied, and ValidationError above `AT_ONCE`."""
    require(person, "edit_goods")
    revision = Revision.advance()
    bare = Variant.objects.filter(id__in=list(variants), archived_at=None, codes="")
    found = list(bare.order_by("product__sort_key", "product_id", "position", "id")[: AT_ONCE + 1])
    if len(found) > AT_ONCE:
        raise ValidationError(
            _("Højst %(most)d varer ad gangen. Vis færre, og prøv igen.") % {"most": AT_ONCE}
        )
    for variant, code in zip(found, _draw(len(found)), strict=True):
        variant.codes, variant.revision = code, revision
    ids = uuid7s()
    first = {"pack": 1, "position": 0}
    barcodes = [{"id": next(ids), "variant_id": v.id, "code": v.codes, **first} for v in found]
    insert("catalog_barcode", _BARCODE, barcodes)
    update("catalog_variant", _VARIANT, [fields(variant, _VARIANT) for variant in found])
    for variant in found:
        audit.record("numbered", variant, after={"barcodes": variant.codes})
    publish([GoodsChanged(grid.ids_of(found), revision)])
    return len(found)


def _draw(count: int) -> list[str]:
    """The next that no goods have: a shop may have made such numbers before it came here."""
    free: list[str] = []
    while len(free) < count:
        drawn = OwnNumber.draw(count - len(free))
        digits = [f"{PREFIX}{number:0{DIGITS}d}" for number in drawn]
        codes = [canonical(twelve + check_digit(twelve)) for twelve in digits]
        taken = set(Barcode.objects.filter(code__in=codes).values_list("code", flat=True))
        free += [code for code in codes if code not in taken]
    return free
