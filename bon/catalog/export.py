"""Goods as a file, under the column names that the import knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from bon.catalog.listing import GoodsFilter, goods_page
from bon.catalog.models import Variant
from bon.kit.csv_export import Cell, decimal, in_chunks
from bon.kit.listing import Place

CHUNK = 500


def header() -> list[str]:
    return [
        *(_("Varenummer"), _("Navn"), _("Modelnummer"), _("Stregkode"), _("Pris")),
        *(_("Kategori"), _("Mærke"), _("Varegruppe"), _("enhed").capitalize()),
    ]


def rows(organisation: UUID, narrow: GoodsFilter) -> Iterator[list[Cell]]:
    """A line for each variant."""

    def read(after: Place | None) -> tuple[Iterable[list[Cell]], Place | None]:
        page = goods_page(narrow, after, CHUNK)
        return map(_row, _variants([row.id for row in page.rows])), page.next

    return in_chunks(organisation, read)


def _variants(products: list[UUID]) -> list[Variant]:
    variants = Variant.objects.filter(product__in=products).prefetch_related("barcodes")
    related = ("product__category", "product__brand", "product__article_group")
    return list(variants.select_related(*related).order_by("sort_key", "id"))


def _row(variant: Variant) -> list[Cell]:
    product = variant.product
    return [
        variant.sku,
        variant.name,
        product.style,
        " ".join(code.code for code in variant.barcodes.all()),
        "" if variant.price is None else decimal(variant.price),
        product.category.path if product.category else "",
        product.brand.name if product.brand else "",
        product.article_group.code,
        product.get_unit_display(),
    ]
