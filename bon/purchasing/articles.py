"""What suppliers call goods."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.purchasing.models import Article, Supplier


def articles_of(supplier: Supplier, variants: Sequence[UUID]) -> dict[UUID, Article]:
    """What the supplier calls these goods: the preferred article, else their first number."""
    rows = Article.objects.filter(supplier=supplier, variant__in=variants)
    return {row.variant_id: row for row in rows.order_by("preferred", "-number")}


def preferred(variants: Sequence[UUID]) -> dict[UUID, Article]:
    """From whom these goods are usually bought, where somebody still sells them."""
    rows = Article.objects.filter(
        variant__in=variants, preferred=True, supplier__archived_at=None
    ).select_related("supplier")
    return {row.variant_id: row for row in rows}
