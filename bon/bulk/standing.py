"""What is said of products now, in values that JSON can hold: names and codes, not ids, so that a
person can read them and they are found again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from bon.bulk.wanted import Standing
from bon.catalog.columns import FLAGS
from bon.catalog.models import Product

# field → where a product has it
FIELDS = {
    "category": Coalesce(F("category__path"), Value("")),
    "brand": Coalesce(F("brand__name"), Value("")),
    "tags": F("tags"),
    "vat": F("vat_class__code"),
    "group": F("article_group__code"),
    "age_limit": F("age_limit"),
    "archived": Q(archived_at__isnull=False),
    **{flag: F(flag) for flag in FLAGS},
}


def standing(products: Iterable[UUID], fields: Iterable[str]) -> Standing:
    """By product, the fields asked for."""
    asked = list(fields)
    rows = Product.objects.filter(id__in=list(products)).annotate(
        **{f"its_{name}": FIELDS[name] for name in asked}
    )
    found = rows.values_list("id", *(f"its_{name}" for name in asked))
    return {id: dict(zip(asked, values, strict=True)) for id, *values in found}
