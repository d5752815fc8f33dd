"""Makes or changes a product as its page shows it, category and brand by their names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bon.catalog.access import product_for
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.name_brand import name_brand
from bon.catalog.actions.name_category import name_category
from bon.catalog.drafts import ProductDraft, VariantDraft
from bon.catalog.meanwhile import ChangedMeanwhile, told
from bon.catalog.models import Product, Revision
from bon.staff.access import require
from bon.staff.models import Person


def save_product(
    person: Person,
    product: Product | None,
    shared: Mapping[str, Any],
    *,
    category: str,
    brand: str,
    variant: VariantDraft | None = None,
    begun: Mapping[str, Any] | None = None,
) -> Product:
    """`product` None makes a new one, with its first variant. `shared`: fields of
    `change_product`. `begun`: what the page showed of it. Raises Denied, ChangedMeanwhile, and
    ValidationError that names the field."""
    require(person, "edit_goods")
    Revision.advance()
    if product is not None and begun is not None and told(product_for(person, product.id)) != begun:
        raise ChangedMeanwhile
    fields: dict[str, Any] = {
        **shared,
        "category": name_category(person, category),
        "brand": name_brand(person, brand),
    }
    if product is not None:
        return change_product(person, product, **fields)
    first = variant or VariantDraft()
    return create_product(person, ProductDraft(**fields, variants=[first]))
