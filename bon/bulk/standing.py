"""What is said of products now, in values that JSON can hold: names and codes, not ids, so that a
person can read them and they are found again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from bon.bulk.wanted import Standing
from bon.catalog.columns import FLAGS
from bon.catalog.models import Product, Variant
from bon.purchasing.articles import preferred
from bon.purchasing.models import Bounds

SUPPLIER, BOUNDS = "supplier", "bounds "
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
    """By product, the fields asked for. `supplier` and `bounds <store>` are of its variants that
    are sold: whom each is bought from, "" for nobody; minimum and maximum, null for none."""
    asked = set(fields)
    its = [name for name in FIELDS if name in asked]
    found = _of_products(products, its)
    sold = Variant.objects.filter(product_id__in=list(found), archived_at=None).order_by("id")
    beside = asked - FIELDS.keys()
    variants = dict(sold.values_list("id", "product_id")) if beside else {}
    for name in sorted(beside):
        values = _suppliers(variants) if name == SUPPLIER else _bounds(variants, name)
        for id in found:
            found[id][name] = {}
        for variant, product in variants.items():
            found[product][name][str(variant)] = values[variant]
    return found


def _suppliers(variants: Iterable[UUID]) -> dict[UUID, str]:
    articles = preferred(list(variants))
    return {id: articles[id].supplier.name if id in articles else "" for id in variants}


def _bounds(variants: Iterable[UUID], name: str) -> dict[UUID, list[int] | None]:
    store = UUID(name.removeprefix(BOUNDS))
    rows = Bounds.objects.filter(store=store, variant__in=list(variants))
    known = {row.variant_id: [row.minimum_milli, row.maximum_milli] for row in rows}
    return {id: known.get(id) for id in variants}


def _of_products(products: Iterable[UUID], asked: list[str]) -> Standing:
    rows = Product.objects.filter(id__in=list(products)).annotate(
        **{f"its_{name}": FIELDS[name] for name in asked}
    )
    found = rows.values_list("id", *(f"its_{name}" for name in asked))
    return {id: dict(zip(asked, values, strict=True)) for id, *values in found}
