"""Says which goods a code belongs to that was sold unknown."""

from __future__ import annotations

from bon.catalog.actions.change_variant import change_variant
from bon.catalog.drafts import BarcodeDraft
from bon.catalog.models import UnknownItem, Variant
from bon.staff.models import Person


def link_unknown(person: Person, unknown: UnknownItem, variant: Variant) -> Variant:
    """The code becomes one more of the variant's. Raises Denied, ValidationError."""
    kept = variant.barcodes.order_by("position").values_list("code", "pack")
    codes = [*(BarcodeDraft(code, pack) for code, pack in kept), BarcodeDraft(unknown.code)]
    return change_variant(person, variant, barcodes=codes)
