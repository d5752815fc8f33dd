"""Makes or changes a product as its page shows it, category and brand by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.catalog.drafts import ProductDraft, VariantDraft
from bon.catalog.models import Product
from bon.staff.models import Person


def save_product(
    person: Person,
    product: Product | None,
    shared: Mapping[str, Any],
    *,
    category: str,
    brand: str,
    variant: VariantDraft | None = None,
) -> Product:
    """`product` None makes a new one, with its first variant. `shared`: fields of
    `change_product`. Raises Denied, and ValidationError that names the field."""
    fields: dict[str, Any] = {
        **shared,
        "category": name_category(person, category),
        "brand": name_brand(person, brand),
    }
    if product is not None:
        return change_product(person, product, **fields)
    first = variant or VariantDraft()
    return create_product(person, ProductDraft(**fields, variants=[first]))
