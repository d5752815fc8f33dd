"""What the rows of a chunk mean to this catalogue: new goods, changes, nothing, a collision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from bon.catalog.columns import written
from bon.catalog.import_row import Goods, Problem, called
from bon.catalog.import_seen import Seen, in_full
from bon.catalog.models import Barcode, Product, Variant
from bon.catalog.wording import name_of
from bon.kit.sorting import sort_key

_OF_PRODUCT = ("category", "brand", "vat_class", "article_group", "deposit")


@dataclass
class New:
    """A variant to come: of a product of its own, of its family's, or of one that is here, `into`,
    and what the row would make different of that."""

    goods: Goods
    into: Product | None = None
    product: dict[str, Any] = field(default_factory=dict)


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
    new: list[New] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: list[tuple[Goods, Variant]] = field(default_factory=list)  # as before
    collisions: list[tuple[Goods, Problem]] = field(default_factory=list)


def match(chunk: Sequence[Goods], seen: Seen) -> Plan:
    """A handful of statements, whatever the chunk holds. Changes nothing."""
    found, plan = _Found(chunk), Plan()
    rows: list[New | Change] = []
    for goods in chunk:
        variants = found.of(goods)
        problem = _collision(goods, variants) if variants else None
        variant = None if problem else next(iter(variants.values()), None)
        if variant is not None:
            problem = seen.again(goods, variant)
        if problem is not None:
            plan.collisions.append((goods, problem))
        else:
            rows.append(New(goods) if variant is None else _difference(goods, variant))
    _speak(_without_twins(rows, plan), seen)
    for row in rows:
        _place(row, plan)
    return plan


def _without_twins(rows: list[New | Change], plan: Plan) -> list[New | Change]:
    """Refuses what comes back into the range where another like it has come in its place."""
    changes = (row for row in rows if isinstance(row, Change))
    back = [change for change in changes if change.own.get("archived") is False]
    products = [change.variant.product_id for change in back]
    sold = Variant.objects.filter(product_id__in=products, archived_at=None)
    there = {(variant.product_id, str(variant.axes)) for variant in sold} if back else set()
    for change in back:
        if (change.variant.product_id, str(change.variant.axes)) in there:
            rows.remove(change)
            twin = Problem("archived", "already_sold", change.variant.name)
            plan.collisions.append((change.goods, twin))
    return rows


def _speak(rows: Sequence[New | Change], seen: Seen) -> None:
    """Finds which product new variants belong to, and what the rows say of products."""
    families = _products_here([row.goods for row in rows if isinstance(row, New)])
    for row in reversed(rows):
        if isinstance(row, Change) and row.variant.product.archived_at is None:
            families[row.goods.family] = row.variant.product
    for row in rows:
        goods = row.goods
        if isinstance(row, Change):
            variant = row.variant
            alone = not (goods.family or variant.axes or variant.product.style)
            if alone or seen.speaks(goods, variant.product_id, variant):
                row.product = dict(_product_difference(goods, variant))
        elif goods.family:
            row.into = families.get(goods.family)
            speaks = seen.speaks(goods, row.into.id if row.into else None)
            if row.into is not None and speaks:
                another = Variant(product=row.into, name=name_of(row.into.name, goods.axes))
                row.product = dict(_product_difference(goods, another))


def _products_here(rows: Iterable[Goods]) -> dict[str, Product]:
    """Products in several kinds that are here already, by the families that may get one more."""
    styles = {goods.style for goods in rows if goods.style}
    keys = {sort_key(goods.name)[:400] for goods in rows if goods.axes and not goods.style}
    live = Product.objects.filter(archived_at=None).select_related(*_OF_PRODUCT).order_by("-id")
    named = live.filter(sort_key__in=keys, style="").exclude(variants__axes=[])
    here = {Goods(0, name=p.name, axes=[["", ""]]).family: p for p in named}
    return here | {f"style {p.style}": p for p in live.filter(style__in=styles)}


def _place(row: New | Change, plan: Plan) -> None:
    if isinstance(row, New):
        plan.new.append(row)
    elif row:
        plan.changes.append(row)
    else:
        plan.same.append((row.goods, row.variant))


class _Found:
    """The goods here that a chunk's rows may mean."""

    def __init__(self, chunk: Sequence[Goods]) -> None:
        codes = [code for goods in chunk for code in goods.barcodes]
        owners = Barcode.objects.filter(code__in=codes).values_list("code", "variant_id")
        self.by_code: dict[str, UUID] = dict(owners)
        skus = [goods.sku for goods in chunk if goods.sku]
        ids = {goods.id for goods in chunk if goods.id}
        rows = _with_products(
            Variant.objects.filter(id__in=ids | set(self.by_code.values())),
            Variant.objects.filter(sku__in=skus),
        )
        self.by_id = {variant.id: variant for variant in rows}
        self.by_sku = {variant.sku: variant for variant in rows}
        self._names = _Names([goods for goods in chunk if not goods.numbered])

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
        if not (named or goods.numbered):
            named = self._names.of(goods)
        return {variant.id: variant for variant in named}


class _Names:
    """The goods here that rows may mean by nothing but a name."""

    def __init__(self, rows: Sequence[Goods]) -> None:
        whole = {sort_key(goods.full_name)[:600] for goods in rows}
        named = Variant.objects.filter(sort_key__in=whole)
        self._whole = _by(_with_products(named), lambda variant: variant.name)
        bare = {sort_key(goods.name)[:400] for goods in rows if not goods.axes}
        products = Product.objects.filter(sort_key__in=bare, archived_at=None)
        ids = list(products.values_list("id", flat=True))
        kinds = Variant.objects.filter(product_id__in=ids, archived_at=None).exclude(axes=[])
        self._kinds = _by(_with_products(kinds), lambda variant: variant.product.name)

    def of(self, goods: Goods) -> list[Variant]:
        """Goods without a number, before others of the name; those that another row of the file
        means by their number are not meant. Goods in the range, before those out of it. Of a
        product in several kinds all of them, where the row does not say which."""
        found = self._whole.get(goods.called, [])
        bare = [variant for variant in found if not (variant.sku or variant.codes)]
        others = [] if goods.namesake else found
        kinds = [] if goods.axes or goods.namesake else self._kinds.get(goods.called, [])
        for among in (_sold(bare), _sold(others), kinds, bare, others):
            if among:
                return among
        return []


def _by(rows: Iterable[Variant], name: Callable[[Variant], str]) -> dict[str, list[Variant]]:
    found: dict[str, list[Variant]] = {}
    for variant in rows:
        found.setdefault(called(name(variant)), []).append(variant)
    return found


def _sold(variants: Iterable[Variant]) -> list[Variant]:
    return [variant for variant in variants if variant.archived_at is None]


def _with_products(*found: QuerySet[Variant]) -> list[Variant]:
    """A statement for each table. Joined they are told by the hundred thousand which goods to look
    for, as long as PostgreSQL has not counted what an import has just brought in."""
    rows = list(chain(*found))
    prefetch_related_objects(rows, *(f"product__{name}" for name in _OF_PRODUCT))
    return rows


def _collision(goods: Goods, variants: dict[UUID, Variant]) -> Problem | None:
    if len(variants) > 1 and not (goods.numbered or goods.id in variants):
        return Problem("name", "name_several", goods.full_name)
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


def _difference(goods: Goods, variant: Variant) -> Change:
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
    return change


def _as_it_stands(goods: Goods, name: str, variant: Variant) -> bool:
    """A file of our own export says what stands there, however that came to be: two spaces in a
    name, a sign that parts levels in a category's."""
    return name in goods.said and goods.said[name] == written(name, variant)


def _product_difference(goods: Goods, variant: Variant) -> Iterable[tuple[str, Any]]:
    product = variant.product
    given = {**goods.given, **({"style": goods.style} if goods.style else {})}
    if not in_full(goods, variant):
        given["name"] = goods.name
    for name, said in given.items():
        if not _same(name, said, now_of(name, product)) and not _as_it_stands(goods, name, variant):
            yield name, said


def now_of(name: str, product: Product) -> Any:
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
