"""The only way to fetch goods by id. Looking is for everybody in the office; every action asks
for the permission it needs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from bon.catalog.models import Brand, Category, ImportRun, PriceList, Product, UnknownItem, Variant
from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person


def product_for(person: Person, id: UUID) -> Product:
    found: Product | None = (
        Product.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("category", "brand", "vat_class", "article_group")
        .first()
    )
    return known(found)


def variant_for(person: Person, id: UUID) -> Variant:
    found: Variant | None = (
        Variant.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("product", "product__brand")
        .first()
    )
    return known(found)


def category_for(person: Person, id: UUID) -> Category:
    found: Category | None = (
        Category.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("parent")
        .first()
    )
    return known(found)


def brand_for(person: Person, id: UUID) -> Brand:
    found: Brand | None = Brand.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    return known(found)


def price_list_for(person: Person, id: UUID) -> PriceList:
    """A list that is not the chain's own, for whoever may set prices."""
    require(person, "edit_goods")
    found: PriceList | None = PriceList.objects.filter(
        id=id, chain=False, dropped_at=None, organisation_id=person.organisation_id
    ).first()
    return known(found)


def unknown_for(person: Person, id: UUID) -> UnknownItem:
    found: UnknownItem | None = UnknownItem.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    return known(found)


def import_run_for(person: Person, id: UUID) -> ImportRun:
    """An import of goods without its file, for whoever may import."""
    require(person, "import_goods")
    return _run(person, id, price_list=None)


def price_import_for(person: Person, id: UUID) -> ImportRun:
    """An import of prices onto a list without its file, for whoever may set prices."""
    require(person, "edit_goods")
    return _run(person, id, price_list__dropped_at=None, price_list__isnull=False)


def _run(person: Person, id: UUID, **kind: Any) -> ImportRun:
    runs = ImportRun.objects.filter(id=id, organisation_id=person.organisation_id, **kind)
    found: ImportRun | None = runs.select_related("price_list").defer("content").first()
    return known(found)
