"""Writes a chunk of an import: a statement for each table, not for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from bon.catalog import wording
from bon.catalog.columns import FLAGS
from bon.catalog.content import NOTHING_SAID
from bon.catalog.facts import GoodsChanged, PricesChanged
from bon.catalog.import_match import Change, New, Plan, now_of
from bon.catalog.import_row import Goods
from bon.catalog.models import (
    ArticleGroup,
    Brand,
    Category,
    Product,
    Revision,
    Variant,
    VatClass,
)
from bon.catalog.models.grouping import BETWEEN
from bon.catalog.variants import codes_of, write_prices
from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.ids import uuid7s
from bon.kit.models import AuditEvent
from bon.kit.recordset import fields, insert, update
from bon.kit.sorting import sort_key
from bon.kit.tenancy import organisation_id

DEFAULT_VAT, DEFAULT_GROUP = "standard", "goods"
# Fields of a product that are what a row says.
_PLAIN = ("description", "tags", "age_limit", *FLAGS)

_PRODUCT = {
    "id": "uuid", "name": "text", "style": "text", "sort_key": "text", "category_id": "uuid",
    "brand_id": "uuid", "vat_class_id": "uuid", "article_group_id": "uuid", "unit": "text",
    "description": "text", "tags": "text", "age_limit": "smallint", "deposit_id": "uuid",
    "archived_at": "timestamptz", **dict.fromkeys(FLAGS, "boolean"),
}  # fmt: skip
_VARIANT = {
    "id": "uuid", "name": "text", "sort_key": "text", "sku": "text", "axes": "jsonb",
    "price": "bigint", "codes": "text", "revision": "bigint", "content_pieces": "integer",
    "content_milli": "bigint", "content_unit": "text", "archived_at": "timestamptz",
}  # fmt: skip
_NEW_VARIANT = {**_VARIANT, "product_id": "uuid", "position": "integer"}
_BARCODE = {"id": "uuid", "variant_id": "uuid", "code": "text", "pack": "integer",
            "position": "integer"}  # fmt: skip


_IN_RANGE = """
UPDATE catalog_product p SET archived_at = v.archived_at
FROM (
  SELECT product_id, CASE WHEN bool_and(archived_at IS NOT NULL) THEN max(archived_at) END
    AS archived_at
  FROM catalog_variant WHERE organisation_id = %(tenant)s AND product_id = ANY (%(products)s)
  GROUP BY product_id) v
WHERE p.organisation_id = %(tenant)s AND p.id = v.product_id
"""


@dataclass
class _Family:
    """A product and how many variants it has so far."""

    product: Product
    size: int = 0


class _Said(NamedTuple):
    """What is another of a product from now on."""

    product: Product
    given: dict[str, Any]


class Writer:
    """Of one run; remembers the names it has looked up or made."""

    def __init__(self, who: UUID | None) -> None:
        self.who = who
        self._now = timezone.now()
        self._names: dict[str, UUID] = {}

    def write(self, plan: Plan) -> list[Variant]:
        """In the transaction it is called in; nothing at all where nothing is new. Gives the new
        variants, in the order of `plan.new`."""
        if not (plan.new or plan.changes):
            return []
        revision = Revision.advance()
        self._look_up(plan)
        told = {change.variant.id: _told(change.variant) for change in plan.changes}
        products = self._set_products(plan)
        changed = self._change(plan.changes, products, revision, told)
        added = self._add(plan.new, products, revision)
        came_or_went = [v.product_id for v in added if v.archived_at is not None]
        came_or_went += [c.variant.product_id for c in plan.changes if "archived" in c.own]
        _archive_with_the_last(came_or_went)
        publish([GoodsChanged(tuple(v.id for v in (*added, *changed)), revision)])
        with connection.cursor() as cursor:
            # The foreign keys are checked at commit by plans that this session has kept, maybe
            # from when the tables were all but empty and reading them through was quickest.
            cursor.execute("DISCARD PLANS")
        return added

    def foresee(self, plan: Plan) -> list[Variant]:
        """The new variants as a trial has them. Those that are here get what the rows say of
        them; nothing is written."""
        for change in plan.changes:
            self._set_own(change)
        return [_foreseen(new) for new in plan.new]

    # --- names ------------------------------------------------------------------------

    def _look_up(self, plan: Plan) -> None:
        """Categories and brands that the chunk names, made where they are missing."""
        given = [new.goods.given if new.into is None else new.product for new in plan.new]
        given += [change.product for change in plan.changes]
        for values in given:
            if path := values.get("category"):
                self._category(path)
        wanted = {values["brand"] for values in given if values.get("brand")}
        missing = [name for name in sorted(wanted) if f"brand {name.casefold()}" not in self._names]
        if missing:
            self._names |= {f"brand {b.name.casefold()}": b.id for b in Brand.objects.all()}
        for name in missing:
            if f"brand {name.casefold()}" not in self._names:
                made = Brand.objects.create(name=name)
                self._names[f"brand {name.casefold()}"] = made.id
        if "vat standard" not in self._names:
            self._names |= {f"vat {v.code}": v.id for v in VatClass.objects.all()}
            self._names |= {f"group {g.code}": g.id for g in ArticleGroup.objects.all()}

    def _category(self, path: str) -> None:
        if f"category {path.casefold()}" in self._names:
            return
        above: Category | None = None
        for name in path.split(BETWEEN):
            here = f"{above.path}{BETWEEN}{name}" if above else name
            known: Category | None = Category.objects.filter(path__iexact=here).first()
            if known is None:
                known = Category(name=name, parent=above)
                known.place()
                known.save(force_insert=True)
            above = known
        if above is not None:
            self._names[f"category {path.casefold()}"] = above.id

    def _named(self, kind: str, name: str) -> UUID:
        return self._names[f"{kind} {name.casefold()}"]

    # --- new goods --------------------------------------------------------------------

    def _add(self, rows: Sequence[New], said: Mapping[UUID, _Said], revision: int) -> list[Variant]:
        ids = uuid7s()
        families = _sizes(rows)
        products, variants = [], []
        for new in rows:
            goods, into = new.goods, new.into
            key = str(into.id) if into else goods.family
            family = families.get(key) if key else None
            if family is None:
                family = _Family(self._product(goods, next(ids)))
                products.append(family.product)
                families[key] = family
            elif into and into.id in said:
                family.product = said[into.id].product
            id = next(ids) if family.size else family.product.id
            variants.append(self._variant(goods, family, id, revision))
            family.size += 1
        insert("catalog_product", _PRODUCT, [fields(product, _PRODUCT) for product in products])
        insert("catalog_variant", _NEW_VARIANT, [fields(v, _NEW_VARIANT) for v in variants])
        _add_barcodes(zip(variants, (new.goods.barcodes for new in rows), strict=True), ids)
        write_prices(variants, "import", self.who)
        wording.index((variant, wording.searched(variant.product, variant)) for variant in variants)
        return variants

    def _product(self, goods: Goods, id: UUID) -> Product:
        given = goods.given
        product = Product(
            id=id,
            name=goods.name,
            style=goods.style,
            sort_key=sort_key(goods.name)[:400],
            vat_class_id=self._named("vat", given.get("vat", DEFAULT_VAT)),
            article_group_id=self._named("group", given.get("group", DEFAULT_GROUP)),
            unit=given.get("unit", "kg" if given.get("weighed") else "pcs"),
            **{name: given[name] for name in _PLAIN if name in given},
        )
        self._set_names(product, given)
        return product

    def _set_names(self, product: Product, given: dict[str, Any]) -> None:
        if given.get("category"):
            product.category_id = self._named("category", given["category"])
        if given.get("brand"):
            product.brand = Brand(id=self._named("brand", given["brand"]), name=given["brand"])
        if given.get("deposit"):
            product.deposit_id = UUID(given["deposit"])

    def _variant(self, goods: Goods, family: _Family, id: UUID, revision: int) -> Variant:
        product = family.product
        variant = Variant(
            id=id,
            product=product,
            sku=goods.sku,
            axes=goods.axes,
            price=goods.price,
            position=family.size,
            codes=codes_of(goods.barcodes.items()),
            archived_at=self._now if goods.archived else None,
            revision=revision,
        )
        variant.content = goods.content or NOTHING_SAID
        wording.name_variant(product, variant)
        return variant

    # --- goods that are here ----------------------------------------------------------

    def _set_products(self, plan: Plan) -> dict[UUID, _Said]:
        """Those of which something is another now, with what it is."""
        said = {c.variant.product_id: _Said(c.variant.product, c.product)
                for c in plan.changes if c.product}  # fmt: skip
        by_new = {new.into.id: _Said(new.into, new.product)
                  for new in plan.new if new.into and new.product}  # fmt: skip
        self._audit_products(by_new.values())
        said |= by_new
        for product, given in said.values():
            self._set_product(product, given)
        update(
            "catalog_product", _PRODUCT, [fields(each.product, _PRODUCT) for each in said.values()]
        )
        return said

    def _change(
        self,
        changes: Sequence[Change],
        said: Mapping[UUID, _Said],
        revision: int,
        before: Mapping[UUID, dict[str, Any]],
    ) -> list[Variant]:
        if not (changes or said):
            return []
        variants = {change.variant.id: change.variant for change in changes}
        for variant in Variant.objects.filter(product_id__in=said).exclude(id__in=variants):
            variants[variant.id] = variant
        for change in changes:
            self._set_own(change)
        for variant in variants.values():
            if variant.product_id in said:
                variant.product = said[variant.product_id].product
            variant.revision = revision
            wording.name_variant(variant.product, variant)
        update("catalog_variant", _VARIANT, [fields(v, _VARIANT) for v in variants.values()])
        _add_barcodes(((change.variant, change.codes) for change in changes), uuid7s())
        repriced = [change.variant for change in changes if "price" in change.own]
        write_prices(repriced, "import", self.who)
        self._tell_prices(repriced, before)
        wording.index((v, wording.searched(v.product, v)) for v in variants.values())
        self._audit(changes, before)
        return list(variants.values())

    def _tell_prices(
        self, repriced: Sequence[Variant], before: Mapping[UUID, dict[str, Any]]
    ) -> None:
        if repriced:
            told = tuple((variant.id, before[variant.id]["price"]) for variant in repriced)
            publish([PricesChanged(told)])

    def _set_product(self, product: Product, given: dict[str, Any]) -> None:
        for name in ("name", "style", "unit", *_PLAIN):
            if name in given:
                setattr(product, name, given[name])
        product.sort_key = sort_key(product.name)[:400]
        self._set_names(product, given)
        for name, key in (("vat", "vat_class_id"), ("group", "article_group_id")):
            if name in given:
                setattr(product, key, self._named(name, given[name]))

    def _set_own(self, change: Change) -> None:
        variant = change.variant
        for name, value in change.own.items():
            if name == "archived":
                variant.archived_at = self._now if value else None
            else:
                setattr(variant, name, value)
        codes = codes_of(change.codes.items())
        variant.codes = " ".join(filter(None, (variant.codes, codes)))

    def _audit_products(self, said: Iterable[_Said]) -> None:
        """Those of which nothing but a new variant's row speaks; they are as they were still."""
        with audit.done_by(self.who):
            for product, given in said:
                before = {name: now_of(name, product) for name in given}
                audit.record("imported", product, before=before, after=given)

    def _audit(self, changes: Iterable[Change], before: Mapping[UUID, dict[str, Any]]) -> None:
        AuditEvent.objects.bulk_create(
            AuditEvent(
                actor=self.who,
                verb="imported",
                subject="catalog.variant",
                subject_id=change.variant.id,
                label=change.variant.name[:200],
                before=before[change.variant.id],
                after={**_told(change.variant), **change.product},
            )
            for change in changes
        )


def _foreseen(new: New) -> Variant:
    flags = {name: new.goods.given[name] for name in FLAGS if name in new.goods.given}
    product = new.into or Product(name=new.goods.name, **flags)
    codes = codes_of(new.goods.barcodes.items())
    return Variant(product=product, sku=new.goods.sku, codes=codes)


def _sizes(rows: Sequence[New]) -> dict[str, _Family]:
    """Of products that are here and get one more, by their ids."""
    here = {new.into.id: _Family(new.into) for new in rows if new.into}
    siblings = Variant.objects.filter(product_id__in=here)
    for id, size in siblings.values_list("product_id").annotate(Count("id")):
        here[id].size = size
    return {str(id): family for id, family in here.items()}


def _add_barcodes(pairs: Iterable[tuple[Variant, dict[str, int]]], ids: Iterator[UUID]) -> None:
    """Behind the barcodes that a variant has; `variant.codes` names them all already."""
    rows = [
        {
            "id": next(ids),
            "variant_id": variant.id,
            "code": code,
            "pack": pack,
            "position": len(variant.codes.split()) - len(codes) + place,
        }
        for variant, codes in pairs
        for place, (code, pack) in enumerate(codes.items())
    ]
    insert("catalog_barcode", _BARCODE, rows)


def _archive_with_the_last(products: Sequence[UUID]) -> None:
    """A product is in the range as long as one of its variants is."""
    if not products:
        return
    with connection.cursor() as cursor:
        cursor.execute(_IN_RANGE, {"tenant": organisation_id(), "products": list(products)})


def _told(variant: Variant) -> dict[str, Any]:
    product = variant.product
    return {
        "name": product.name,
        "sku": variant.sku,
        "axes": variant.axes,
        "price": variant.price,
        "barcodes": variant.codes,
        "content": str(variant.content),
        "archived": variant.archived_at is not None,
    }
