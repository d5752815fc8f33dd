"""Takes an archived product back into the range."""

from __future__ import annotations

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def restore_product(person: Person, product: Product) -> None:
    """Restores it with the variants that were archived together with it."""
    require(person, "edit_goods")
    revision = Revision.advance()
    product = Product.objects.get(id=product.id)
    if product.archived_at is None:
        return
    variants = product.variants.filter(archived_at=product.archived_at)
    ids = tuple(variants.values_list("id", flat=True))
    variants.update(archived_at=None, revision=revision)
    product.archived_at = None
    product.save(update_fields=["archived_at"])
    audit.record("restored", product, after={"archived": False})
    publish([GoodsChanged(ids, revision)])
