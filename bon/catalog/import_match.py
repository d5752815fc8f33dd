"""What the rows of a chunk mean to this catalogue: new goods, changes, nothing, a collision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bon.catalog.columns import written
from bon.catalog.import_row import Goods, Problem, Refused
from bon.catalog.models import Barcode, Product, Variant
from bon.kit.sheet import Row
from bon.kit.sorting import sort_key


@dataclass
class Change:
    """A variant that is here already, and what the row would make different."""

    goods: Goods
    variant: Variant
    product: dict[str, Any] = field(default_factory=dict)  # what variants have in common
    own: dict[str, Any] = field(default_factory=dict)  # of the variant alone
    codes: dict[str, int] = field(default_factory=dict)  # barcodes it does not have yet

    def __bool__(self) -> bool:
        return bool(self.product or self.own or self.codes)


@dataclass
class Plan:
    new: list[Goods] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: list[tuple[Goods, Variant]] = field(default_factory=list)  # as before
    collisions: list[tuple[Goods, Problem]] = field(default_factory=list)


Sifted = tuple[list[Goods], list[tuple[int, Problem]]]


class Seen:
    """What earlier rows of the file were about: the first row of an item counts, and the first
    row of a product speaks for the product."""

    def __init__(self) -> None:
        self._items: dict[str, int] = {}
        # The first row of a product, and what it said: of each field a hash, None where a later
        # row has been told that it said something else.
        self._families: dict[str, tuple[int, dict[str, int | None]]] = {}

    def sift(self, rows: Sequence[Row], read: Callable[[Row], Goods]) -> Sifted:
        """The rows that can be used, and what is wrong with the others, by their numbers. `read`
        raises Refused."""
        good: list[Goods] = []
        bad: list[tuple[int, Problem]] = []
        for row in rows:
            try:
                goods = read(row)
            except Refused as refused:
                bad += [(row.no, problem) for problem in refused.problems]
                continue
            earlier = self.earlier(goods)
            if earlier is None:
                good.append(goods)
            else:
                bad.append((row.no, earlier))
        return good, bad

    def earlier(self, goods: Goods) -> Problem | None:
        """Takes note of the row; the collision with an earlier one, if there is one."""
        marks = {f"code {code}": ("barcode", code) for code in goods.barcodes}
        if goods.id:
            marks[f"id {goods.id}"] = ("id", str(goods.id))
        if goods.sku:
            marks[f"sku {goods.sku}"] = ("sku", goods.sku)
        if not marks:
            marks[f"name {goods.full_name}"] = ("name", goods.full_name)
        for mark, (column, value) in marks.items():
            if mark in self._items:
                return Problem(column, "twice_in_file", value, other=self._items[mark])
        self._items.update(dict.fromkeys(marks, goods.no))
        if goods.family:
            self._hear(goods)
        return None

    def _hear(self, goods: Goods) -> None:
        said = {name: _hash(value) for name, value in [("name", goods.name), *goods.given.items()]}
        first, heard = self._families.setdefault(goods.family, (goods.no, {**said}))
        if first == goods.no:
            return
        for name, value in said.items():
            if name not in heard or heard[name] not in (value, None):
                heard[name] = None
                text = goods.said.get(name, "")[:200]
                goods.overruled.append(Problem(name, "first_counts", text, other=first))

    def speaks_for_product(self, goods: Goods) -> bool:
        return not goods.family or self._families[goods.family][0] == goods.no


def _hash(value: Any) -> int:
    """Names are the same in large and small letters."""
    return hash(value.casefold() if isinstance(value, str) else value)


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
            plan.same.append((goods, variant))
    _refuse_twins(plan)
    return plan


def _refuse_twins(plan: Plan) -> None:
    """What comes back into the range where another like it has come in its place."""
    back = [change for change in plan.changes if change.own.get("archived") is False]
    products = [change.variant.product_id for change in back]
    sold = Variant.objects.filter(product_id__in=products, archived_at=None)
    there = {(variant.product_id, str(variant.axes)) for variant in sold}
    for change in back:
        if (change.variant.product_id, str(change.variant.axes)) in there:
            plan.changes.remove(change)
            twin = Problem("archived", "already_sold", change.variant.name)
            plan.collisions.append((change.goods, twin))


class _Found:
    """The goods here that a chunk's rows may mean."""

    def __init__(self, chunk: Sequence[Goods]) -> None:
        codes = [code for goods in chunk for code in goods.barcodes]
        owners = Barcode.objects.filter(code__in=codes).values_list("code", "variant_id")
        self.by_code: dict[str, UUID] = dict(owners)
        skus = [goods.sku for goods in chunk if goods.sku]
        nameless = {g.full_name for g in chunk if not g.sku and not g.barcodes}
        keys = {sort_key(name)[:600] for name in nameless}
        ids = {goods.id for goods in chunk if goods.id}
        rows = [
            *_with_product(id__in=ids | set(self.by_code.values())),
            *_with_product(sku__in=skus),
            *_with_product(sku="", codes="", sort_key__in=keys),
        ]
        self.by_id = {variant.id: variant for variant in rows}
        self.by_sku = {variant.sku: variant for variant in rows}
        self.by_name = {variant.name: variant for variant in reversed(rows)}

    def of(self, goods: Goods) -> dict[UUID, Variant]:
        """Those that the row names: none, one, or several that collide."""
        exact = self.by_id.get(goods.id) if goods.id else None
        if exact is not None and goods.said.get("barcode", "") in ("", exact.codes):
            goods.barcodes = {}
        named = [self.by_id[self.by_code[code]] for code in goods.barcodes if code in self.by_code]
        if goods.sku and goods.sku in self.by_sku:
            named.append(self.by_sku[goods.sku])
        if exact is not None:
            named.append(exact)
        if not named and not goods.sku and not goods.barcodes and goods.full_name in self.by_name:
            named.append(self.by_name[goods.full_name])
        return {variant.id: variant for variant in named}


def _with_product(**filters: Any) -> QuerySet[Variant]:
    related = ("product__category", "product__brand", "product__vat_class",
               "product__article_group", "product__deposit")  # fmt: skip
    rows: QuerySet[Variant] = Variant.objects.filter(**filters)
    return rows.select_related(*related)


def _collision(goods: Goods, variants: dict[UUID, Variant]) -> Problem | None:
    if len(variants) > 1:
        others = [variant for id, variant in variants.items() if id != goods.id]
        if goods.id in variants and any(other.sku == goods.sku for other in others):
            return Problem("sku", "sku_other", goods.sku)
        return Problem("barcode", "barcode_other", " ".join(goods.barcodes))
    (variant,) = variants.values()
    if variant.archived_at is not None and goods.archived is None:
        return Problem("name", "archived", variant.name)
    if goods.sku and variant.sku and goods.sku != variant.sku and goods.id != variant.id:
        return Problem("barcode", "barcode_other", " ".join(goods.barcodes))
    return None


def _difference(goods: Goods, variant: Variant, speaks: bool) -> Change:
    change = Change(goods, variant)
    own: dict[str, tuple[Any, Any]] = {
        "sku": (goods.sku or None, variant.sku),
        "price": (goods.price, variant.price),
        "axes": (goods.axes or None, variant.axes),
        "content": (goods.content, variant.content),
        "archived": (goods.archived, variant.archived_at is not None),
    }
    for name, (said, now) in own.items():
        if said is not None and said != now and not _as_it_stands(goods, name, variant):
            change.own[name] = said
    had = {code.partition("*")[0] for code in variant.codes.split()}
    change.codes = {code: pack for code, pack in goods.barcodes.items() if code not in had}
    if speaks:
        change.product = dict(_product_difference(goods, variant))
    return change


def _as_it_stands(goods: Goods, name: str, variant: Variant) -> bool:
    """A file of our own export says what stands there, however that came to be: two spaces in a
    name, a sign that parts levels in a category's."""
    return name in goods.said and goods.said[name] == written(name, variant)


def _product_difference(goods: Goods, variant: Variant) -> Iterable[tuple[str, Any]]:
    product = variant.product
    given = {**goods.given, **({"style": goods.style} if goods.style else {})}
    # Files of older exports carry the variant's full name.
    if goods.name != variant.name:
        given["name"] = goods.name
    for name, said in given.items():
        if not _same(name, said, _now(name, product)) and not _as_it_stands(goods, name, variant):
            yield name, said


def _now(name: str, product: Product) -> Any:
    """What stands there as a file would say it."""
    if name in ("category", "brand"):
        return str(getattr(product, name) or "")
    if name in ("vat", "group"):
        return (product.vat_class if name == "vat" else product.article_group).code
    return str(product.deposit_id) if name == "deposit" else getattr(product, name)


def _same(name: str, given: Any, now: Any) -> bool:
    """Names of categories and brands are the same in large and small letters."""
    if name in ("category", "brand"):
        return bool(given.casefold() == now.casefold())
    return bool(given == now)
