"""Changes what is said of many products at once, each in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from bon.catalog import wording
from bon.catalog.columns import FLAGS
from bon.catalog.facts import GoodsChanged
from bon.catalog.models import ArticleGroup, Brand, Category, Product, Variant, VatClass
from bon.kit.facts import publish
from bon.kit.recordset import fields, update
from bon.kit.tenancy import organisation_id

_COLUMNS = {
    "id": "uuid", "category_id": "uuid", "brand_id": "uuid", "vat_class_id": "uuid",
    "article_group_id": "uuid", "tags": "text", "age_limit": "smallint",
    "archived_at": "timestamptz", **dict.fromkeys(FLAGS, "boolean"),
}  # fmt: skip
# What was archived together with its product comes back with it.
_ARCHIVE = """
UPDATE catalog_variant SET archived_at = %(now)s
WHERE organisation_id = %(tenant)s AND product_id = ANY (%(products)s) AND archived_at IS NULL
"""
_RESTORE = """
UPDATE catalog_variant v SET archived_at = NULL
FROM catalog_product p
WHERE v.organisation_id = %(tenant)s AND p.organisation_id = %(tenant)s
  AND p.id = v.product_id AND p.id = ANY (%(products)s) AND v.archived_at = p.archived_at
"""
_TELL = """
UPDATE catalog_variant SET revision = %(revision)s
WHERE organisation_id = %(tenant)s AND product_id = ANY (%(products)s) RETURNING id
"""


def edit_products(values: Mapping[UUID, Mapping[str, Any]], revision: int) -> None:
    """Of each product any of `category` by path, `brand` by name ("" for none), `tags`, `vat` and
    `group` by code, `age_limit`, `archived`, and the flags. Categories and brands are there. The
    caller has the right, and has taken `revision`."""
    now, names = timezone.now(), _Names()
    products = {row.id: row for row in Product.objects.filter(id__in=list(values))}
    for archived, statement in ((True, _ARCHIVE), (False, _RESTORE)):
        moved = [id for id, said in values.items() if said.get("archived") is archived]
        _execute(statement, products=moved, now=now)
    for id, product in products.items():
        for name, value in values[id].items():
            if name == "archived":
                product.archived_at = now if value else None
            elif name in names.columns:
                setattr(product, names.columns[name], names.id_of(name, value))
            else:
                setattr(product, name, value)
    update("catalog_product", _COLUMNS, [fields(row, _COLUMNS) for row in products.values()])
    changed = _execute(_TELL, products=list(products), revision=revision)
    _find_anew(id for id, said in values.items() if "brand" in said)
    publish([GoodsChanged(tuple(row[0] for row in changed), revision)])


class _Names:
    """What products point to, by what people call it."""

    columns = {
        "category": "category_id",
        "brand": "brand_id",
        "vat": "vat_class_id",
        "group": "article_group_id",
    }

    def __init__(self) -> None:
        self._ids: dict[str, dict[str, UUID]] = {
            "category": dict(Category.objects.values_list("path", "id")),
            "brand": dict(Brand.objects.values_list("name", "id")),
            "vat": dict(VatClass.objects.values_list("code", "id")),
            "group": dict(ArticleGroup.objects.values_list("code", "id")),
        }

    def id_of(self, name: str, value: str) -> UUID | None:
        return self._ids[name][value] if value else None


def _find_anew(products: Iterable[UUID]) -> None:
    """Goods are found by their brand too."""
    variants = Variant.objects.filter(product_id__in=list(products))
    found = variants.select_related("product__brand")
    wording.index((each, wording.searched(each.product, each)) for each in found)


def _execute(statement: str, **values: Any) -> list[tuple[Any, ...]]:
    if not values["products"]:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, {"tenant": organisation_id(), **values})
        return cursor.fetchall() if cursor.description else []
