"""Says from whom many goods are bought, and under which number."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from bon.catalog.models import Variant
from bon.kit import audit
from bon.purchasing.models import Article, Supplier


def source_goods(wanted: Mapping[UUID, tuple[str, str]]) -> int:
    """`wanted`: of a variant the supplier's name, "" for nobody, and their number, "" for the one
    they have or else our own. Suppliers are made where they are missing. Gives how many goods are
    bought from them now: those without any number, and numbers that are other goods', are left.
    The caller has the right."""
    suppliers = _suppliers({name for name, _number in wanted.values()})
    variants = Variant.objects.in_bulk(list(wanted))
    articles = Article.objects.filter(supplier__in=suppliers.values())
    theirs = {(row.supplier_id, row.variant_id): row for row in articles.filter(variant__in=wanted)}
    numbers = {number or _own(variants[id]) for id, (_name, number) in wanted.items()}
    taken = {(row.supplier_id, row.number): row for row in articles.filter(number__in=numbers)}
    chosen, nobody = dict[UUID, Article](), list[UUID]()
    for id, (name, said) in wanted.items():
        if not name:
            nobody.append(id)
        supplier, number = suppliers.get(name.casefold()), said or _own(variants[id])
        if supplier is None or not number:
            continue
        known = None if said else theirs.get((supplier.id, id))
        article = (
            known or taken.get((supplier.id, number)) or Article(supplier=supplier, number=number)
        )
        if article.variant_id in (None, id):
            article.variant_id, article.preferred = id, True
            chosen[id] = taken[supplier.id, number] = article
    Article.objects.filter(variant__in=[*chosen, *nobody], preferred=True).update(preferred=False)
    new = [article for article in chosen.values() if article._state.adding]
    old = [article for article in chosen.values() if not article._state.adding]
    Article.objects.bulk_create(new)
    Article.objects.bulk_update(old, ["variant", "preferred"], batch_size=1_000)
    return len(chosen)


def _suppliers(names: set[str]) -> dict[str, Supplier]:
    known = {row.name.casefold(): row for row in Supplier.objects.order_by("-archived_at")}
    for name in sorted(names - {""}):
        if name.casefold() not in known:
            made = Supplier.objects.create(name=name)
            audit.record("created", made, after={"name": name})
            known[name.casefold()] = made
    return known


def _own(variant: Variant) -> str:
    return variant.sku or variant.codes.partition(" ")[0].partition("*")[0][:60]
