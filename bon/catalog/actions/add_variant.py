"""One more variant of a product: a new size, a new colour."""

from __future__ import annotations

from bon.catalog.drafts import VariantDraft
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision, Variant
from bon.catalog.variants import write_variants
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def add_variant(person: Person, product: Product, draft: VariantDraft) -> Variant:
    """Raises ValidationError that names the field where a number or code is taken."""
    require(person, "edit_goods")
    revision = Revision.advance()
    (variant,) = write_variants(product, [draft], revision, person.id)
    audit.record("created", variant, after={"name": variant.name, "price": variant.price})
    publish([GoodsChanged((variant.id,), revision)])
    return variant
