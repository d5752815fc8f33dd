"""Goods as a file, under the column names that the import knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from bon.catalog.columns import COLUMNS, WRITTEN
from bon.catalog.listing import GoodsFilter, goods_page
from bon.catalog.models import Variant
from bon.kit.csv_export import Cell, in_chunks
from bon.kit.listing import Place

CHUNK = 500


def header() -> list[str]:
    return [str(column.title) for column in COLUMNS if column.written]


def rows(organisation: UUID, narrow: GoodsFilter) -> Iterator[list[Cell]]:
    """A line for each variant."""

    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = goods_page(narrow, after, CHUNK)
        return map(_row, _variants([row.id for row in page.rows])), page.next

    return in_chunks(organisation, read)


def _variants(products: list[UUID]) -> list[Variant]:
    related = ("category", "brand", "vat_class", "article_group", "deposit")
    variants = Variant.objects.filter(product__in=products)
    variants = variants.select_related("product", *(f"product__{name}" for name in related))
    return list(variants.order_by("sort_key", "id"))


def _row(variant: Variant) -> list[Cell]:
    return [written(variant) for written in WRITTEN.values()]
