"""Takes a product out of the range: gone from the registers, kept in every record."""

from __future__ import annotations

from django.utils import timezone

from bon.catalog.facts import GoodsChanged
from bon.catalog.models import Product, Revision
from bon.kit import audit
from bon.kit.facts import publish
from bon.staff.access import require
from bon.staff.models import Person


def archive_product(person: Person, product: Product) -> None:
    """Archives it with all its variants; archived already, nothing changes."""
    require(person, "edit_goods")
    revision = Revision.advance()
    now = timezone.now()
    product = Product.objects.get(id=product.id)
    if product.archived_at is not None:
        return
    product.archived_at = now
    product.save(update_fields=["archived_at"])
    variants = product.variants.filter(archived_at=None)
    ids = tuple(variants.values_list("id", flat=True))
    variants.update(archived_at=now, revision=revision)
    audit.record("archived", product, after={"archived": True})
    publish([GoodsChanged(ids, revision)])
