"""Makes or changes a variant as its page shows it: number, codes, axes and price together."""

from __future__ import annotations

from bon.catalog.actions.add_variant import add_variant
from bon.catalog.actions.change_variant import change_variant
from bon.catalog.actions.set_price import set_price
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import Product, Variant
from bon.staff.models import Person


def save_variant(
    person: Person, product: Product, variant: Variant | None, draft: VariantDraft
) -> Variant:
    """`variant` None adds one. Raises Denied, and ValidationError that names the field."""
    if variant is None:
        return add_variant(person, product, draft)
    change_variant(person, variant, sku=draft.sku, axes=draft.axes, barcodes=draft.barcodes)
    return set_price(person, variant, draft.price)
