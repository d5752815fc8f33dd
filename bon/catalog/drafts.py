"""What a form, an import or the demo shop asks the catalogue to make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bon.catalog.content import NOTHING_SAID, Content
from bon.catalog.models import ArticleGroup, Brand, Category, Product, VatClass

Axes = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class BarcodeDraft:
    code: str
    pack: int = 1


@dataclass(frozen=True)
class VariantDraft:
    """`price` in øre including VAT; None is asked at the counter. `axes` in the order shown."""

    price: int | None = None
    sku: str = ""
    axes: Axes = ()
    barcodes: Sequence[BarcodeDraft] = ()
    content: Content = NOTHING_SAID


@dataclass(frozen=True)
class ProductDraft:
    name: str
    vat_class: VatClass
    article_group: ArticleGroup
    category: Category | None = None
    brand: Brand | None = None
    style: str = ""
    description: str = ""
    unit: Literal["pcs", "kg"] = "pcs"
    weighed: bool = False
    service: bool = False
    discountable: bool = True
    tags: str = ""
    serial: bool = False
    batch: bool = False
    perishable: bool = False
    age_limit: int = 0
    bottle_deposit: bool = False
    deposit: Product | None = None
    unit_price_exempt: bool = False
    variants: Sequence[VariantDraft] = field(default_factory=lambda: (VariantDraft(),))
