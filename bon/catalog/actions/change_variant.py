"""Changes what is one variant's own: number, axes, barcodes."""

from __future__ import annotations

from collections.abc import Sequence

from bon.catalog import wording
from bon.catalog.drafts import Axes, BarcodeDraft
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Revision, Variant
from bon.catalog.variants import refuse_taken_sku, write_barcodes
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def change_variant(
    person: Person,
    variant: Variant,
    *,
    sku: str | None = None,
    axes: Axes | None = None,
    barcodes: Sequence[BarcodeDraft] | None = None,
) -> Variant:
    """None leaves a thing as it is. Raises ValidationError where a number or code is taken."""
    require(person, "edit_goods")
    revision = Revision.advance()
    variant = Variant.objects.select_related("product__brand").get(id=variant.id)
    before = _told(variant)
    if sku is not None:
        variant.sku = sku.strip()
        refuse_taken_sku(variant)
    if axes is not None:
        variant.axes = [list(pair) for pair in axes]
    if barcodes is not None:
        write_barcodes(variant, barcodes)
    variant.revision = revision
    wording.name_variant(variant.product, variant)
    variant.full_clean(exclude=["product"])
    variant.save()
    wording.index([(variant, wording.searched(variant.product, variant))])
    audit.record("changed", variant, before=before, after=_told(variant))
    publish([GoodsChanged((variant.id,), revision)])
    return variant


def _told(variant: Variant) -> dict[str, object]:
    return {"sku": variant.sku, "axes": variant.axes, "barcodes": variant.codes}
