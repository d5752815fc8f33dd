"""Goods as a file, under the column names that the import knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from bon.catalog import further
from bon.catalog.columns import COLUMNS, WRITTEN
from bon.catalog.listing import GoodsFilter, goods_page
from bon.catalog.models import Variant
from bon.kit.csv_export import Cell, in_chunks
from bon.kit.listing import Place
from bon.staff.models import Person

CHUNK = 500


def header(person: Person) -> list[str]:
    """The columns of other apps for whoever has to do with them."""
    own = [str(column.title) for column in COLUMNS if column.written]
    return [*own, *(title for each in further.columns_for(person) for title in each.titles())]


def rows(organisation: UUID, narrow: GoodsFilter, person: Person) -> Iterator[list[Cell]]:
    """A line for each variant."""
    others = further.columns_for(person)

    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = goods_page(narrow, after, CHUNK)
        variants = _variants([row.id for row in page.rows])
        beside = [each.cells(variants) for each in others]
        return [_row(variant, beside) for variant in variants], page.next

    return in_chunks(organisation, read)


def _variants(products: list[UUID]) -> list[Variant]:
    related = ("category", "brand", "vat_class", "article_group", "deposit")
    variants = Variant.objects.filter(product__in=products)
    variants = variants.select_related("product", *(f"product__{name}" for name in related))
    return list(variants.order_by("sort_key", "id"))


def _row(variant: Variant, beside: Iterable[Mapping[UUID, Sequence[Cell]]]) -> list[Cell]:
    own = [written(variant) for written in WRITTEN.values()]
    return [*own, *(cell for cells in beside for cell in cells[variant.id])]
