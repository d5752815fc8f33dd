"""A new product with its variants, barcodes and prices."""

from __future__ import annotations

from bon.catalog import wording
from bon.catalog.drafts import ProductDraft
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision
from bon.catalog.variants import write_variants
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.sorting import sort_key
from bon.staff.access import require
from bon.staff.models import Person


def create_product(person: Person, draft: ProductDraft) -> Product:
    """Raises ValidationError that names the field: no name, a number or code that is taken."""
    require(person, "edit_goods")
    revision = Revision.advance()
    product = Product(
        name=draft.name.strip(),
        style=draft.style.strip(),
        description=draft.description.strip(),
        sort_key=sort_key(draft.name)[:400],
        category=draft.category,
        brand=draft.brand,
        vat_class=draft.vat_class,
        article_group=draft.article_group,
        unit=draft.unit,
        weighed=draft.weighed,
        service=draft.service,
        discountable=draft.discountable,
        tags=wording.tags_of(draft.tags),
        serial=draft.serial,
        batch=draft.batch,
        perishable=draft.perishable,
        age_limit=draft.age_limit,
        bottle_deposit=draft.bottle_deposit,
        deposit=draft.deposit,
        unit_price_exempt=draft.unit_price_exempt,
    )
    product.full_clean(validate_constraints=False)
    product.save(force_insert=True)
    variants = write_variants(product, draft.variants, revision, person.id)
    audit.record(
        "created", product, after={"name": product.name, "prices": [v.price for v in variants]}
    )
    publish([GoodsChanged(tuple(variant.id for variant in variants), revision)])
    return product
