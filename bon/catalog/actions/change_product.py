"""Changes what a product's variants have in common."""

from __future__ import annotations

from typing import Any

from bon.catalog import wording
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.sorting import sort_key
from bon.staff.access import require
from bon.staff.models import Person

FIELDS = (
    *("name", "style", "description", "category", "brand", "vat_class", "article_group"),
    *("unit", "weighed", "service", "discountable", "tags"),
    *("serial", "batch", "perishable", "age_limit", "bottle_deposit", "deposit"),
    "unit_price_exempt",
)


def change_product(person: Person, product: Product, **changes: Any) -> Product:
    """Sets fields of FIELDS; the variants are named and found anew. Raises ValidationError."""
    require(person, "edit_goods")
    if unknown := changes.keys() - set(FIELDS):
        raise TypeError(f"a product has no {', '.join(sorted(unknown))} to change")
    revision = Revision.advance()
    product = Product.objects.select_for_update().get(id=product.id)
    before = audit.snapshot(product, *FIELDS)
    for field, value in changes.items():
        setattr(product, field, value.strip() if isinstance(value, str) else value)
    product.tags = wording.tags_of(product.tags)
    product.sort_key = sort_key(product.name)[:400]
    product.full_clean(validate_constraints=False)
    product.save()
    variants = list(product.variants.all())
    for variant in variants:
        variant.revision = revision
        wording.name_variant(product, variant)
        variant.save(update_fields=["revision", "name", "sort_key"])
    wording.index((variant, wording.searched(product, variant)) for variant in variants)
    audit.record("changed", product, before=before, after=audit.snapshot(product, *FIELDS))
    publish([GoodsChanged(tuple(variant.id for variant in variants), revision)])
    return product
