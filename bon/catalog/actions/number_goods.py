"""Gives goods that came without a barcode one of the shop's own."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog import grid
from bon.catalog.barcodes import canonical
from bon.catalog.drafts import BarcodeDraft
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Barcode, OwnNumber, Revision, Variant
from bon.catalog.variants import write_barcodes
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person
from till.barcode import check_digit

# GS1's numbers for use inside a shop; the till reads no weight or price in them.
PREFIX = "29"
DIGITS = 10
AT_ONCE = 5_000


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
    for variant in found:
        write_barcodes(variant, [BarcodeDraft(_draw())])
        variant.revision = revision
        variant.save(update_fields=["codes", "revision"])
        audit.record("numbered", variant, after={"barcodes": variant.codes})
    publish([GoodsChanged(grid.ids_of(found), revision)])
    return len(found)


def _draw() -> str:
    """The next that no goods have: a shop may have made such numbers before it came here."""
    while True:
        digits = f"{PREFIX}{OwnNumber.draw():0{DIGITS}d}"
        code = canonical(digits + check_digit(digits))
        if not Barcode.objects.filter(code=code).exists():
            return code
