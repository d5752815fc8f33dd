"""What the rows of a chunk mean to this catalogue: new goods, changes, nothing, a collision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bon.catalog.import_row import Goods, Problem
from bon.catalog.models import Barcode, Variant
from bon.kit.sorting import sort_key

# field of a product → where a row gives it
PRODUCT_FIELDS = ("style", "category", "brand", "vat", "group", "unit", "weighed", "service",
                  "discountable")  # fmt: skip


@dataclass
class Change:
    """A variant that is here already, and what the row would make different."""

    goods: Goods
    variant: Variant
    product: dict[str, Any] = field(default_factory=dict)  # by PRODUCT_FIELDS and "name"
    own: dict[str, Any] = field(default_factory=dict)  # "sku", "price", "axes"
    codes: dict[str, int] = field(default_factory=dict)  # barcodes it does not have yet

    def __bool__(self) -> bool:
        return bool(self.product or self.own or self.codes)


@dataclass
class Plan:
    new: list[Goods] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    collisions: list[tuple[Goods, Problem]] = field(default_factory=list)


class Seen:
    """What earlier rows of the file were about: the first row of an item counts, and the first
    row of a product speaks for the product."""

    def __init__(self) -> None:
        self._items: dict[str, int] = {}
        self._families: dict[str, int] = {}

    def earlier(self, goods: Goods) -> Problem | None:
        """Takes note of the row; the collision with an earlier one, if there is one."""
        marks = {f"code {code}": ("barcode", code) for code in goods.barcodes}
        if goods.sku:
            marks[f"sku {goods.sku}"] = ("sku", goods.sku)
        if not marks:
            marks[f"name {goods.full_name}"] = ("name", goods.full_name)
        for mark, (column, value) in marks.items():
            if mark in self._items:
                return Problem(column, "twice_in_file", value, other=self._items[mark])
        self._items.update(dict.fromkeys(marks, goods.no))
        self._families.setdefault(goods.family, goods.no)
        return None

    def speaks_for_product(self, goods: Goods) -> bool:
        return not goods.family or self._families[goods.family] == goods.no


def match(chunk: Sequence[Goods], seen: Seen) -> Plan:
    """A handful of statements, whatever the chunk holds. Changes nothing."""
    found = _Found(chunk)
    plan = Plan()
    for goods in chunk:
        variants = found.of(goods)
        if not variants:
            plan.new.append(goods)
            continue
        problem = _collision(goods, variants)
        if problem is not None:
            plan.collisions.append((goods, problem))
            continue
        (variant,) = variants.values()
        change = _difference(goods, variant, seen.speaks_for_product(goods))
        if change:
            plan.changes.append(change)
        else:
            plan.unchanged += 1
    return plan


class _Found:
    """The goods here that a chunk's rows may mean."""

    def __init__(self, chunk: Sequence[Goods]) -> None:
        codes = [code for goods in chunk for code in goods.barcodes]
        owners = Barcode.objects.filter(code__in=codes).values_list("code", "variant_id")
        self.by_code: dict[str, UUID] = dict(owners)
        skus = [goods.sku for goods in chunk if goods.sku]
        nameless = {g.full_name for g in chunk if not g.sku and not g.barcodes}
        keys = {sort_key(name)[:600] for name in nameless}
        rows = [
            *_with_product(id__in=set(self.by_code.values())),
            *_with_product(sku__in=skus),
            *_with_product(sku="", codes="", sort_key__in=keys),
        ]
        self.by_id = {variant.id: variant for variant in rows}
        self.by_sku = {variant.sku: variant for variant in rows}
        self.by_name = {variant.name: variant for variant in reversed(rows)}

    def of(self, goods: Goods) -> dict[UUID, Variant]:
        """Those that the row names: none, one, or several that collide."""
        named = [self.by_id[self.by_code[code]] for code in goods.barcodes if code in self.by_code]
        if goods.sku and goods.sku in self.by_sku:
            named.append(self.by_sku[goods.sku])
        if not goods.sku and not goods.barcodes and goods.full_name in self.by_name:
            named.append(self.by_name[goods.full_name])
        return {variant.id: variant for variant in named}


def _with_product(**filters: Any) -> QuerySet[Variant]:
    related = ("product__category", "product__brand", "product__vat_class",
               "product__article_group")  # fmt: skip
    rows: QuerySet[Variant] = Variant.objects.filter(**filters)
    return rows.select_related(*related)


def _collision(goods: Goods, variants: dict[UUID, Variant]) -> Problem | None:
    if len(variants) > 1:
        codes = " ".join(goods.barcodes)
        return Problem("barcode", "barcode_other", codes)
    (variant,) = variants.values()
    if variant.archived_at is not None:
        return Problem("name", "archived", variant.name)
    if goods.sku and variant.sku and goods.sku != variant.sku:
        return Problem("barcode", "barcode_other", " ".join(goods.barcodes))
    return None


def _difference(goods: Goods, variant: Variant, speaks: bool) -> Change:
    change = Change(goods, variant)
    if goods.sku and goods.sku != variant.sku:
        change.own["sku"] = goods.sku
    if goods.price is not None and goods.price != variant.price:
        change.own["price"] = goods.price
    if goods.axes and goods.axes != variant.axes:
        change.own["axes"] = goods.axes
    had = {code.partition("*")[0] for code in variant.codes.split()}
    change.codes = {code: pack for code, pack in goods.barcodes.items() if code not in had}
    if speaks:
        change.product = dict(_product_difference(goods, variant))
    return change


def _product_difference(goods: Goods, variant: Variant) -> Iterable[tuple[str, Any]]:
    product = variant.product
    # A file made by our own export carries the variant's full name.
    if goods.name not in (product.name, variant.name):
        yield "name", goods.name
    now = {
        "style": product.style,
        "category": product.category.path if product.category else "",
        "brand": product.brand.name if product.brand else "",
        "vat": product.vat_class.code,
        "group": product.article_group.code,
        "unit": product.unit,
        "weighed": product.weighed,
        "service": product.service,
        "discountable": product.discountable,
    }
    given = {**goods.given, **({"style": goods.style} if goods.style else {})}
    for name in PRODUCT_FIELDS:
        if name in given and not _same(given[name], now[name]):
            yield name, given[name]


def _same(given: Any, now: Any) -> bool:
    """Names of categories and brands are the same in large and small letters."""
    if isinstance(given, str) and isinstance(now, str):
        return given.casefold() == now.casefold()
    return bool(given == now)
