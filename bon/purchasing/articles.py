"""What suppliers call goods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from bon.catalog.models import Variant
from bon.purchasing.models import Article, Supplier


class Sources(NamedTuple):
    """`chosen`: the articles goods shall be bought as, nothing of them saved. `left`: of goods
    that cannot be bought so, why not, a code of `catalog.reasons`."""

    chosen: dict[UUID, Article]
    left: dict[UUID, str]


def articles_of(supplier: Supplier, variants: Sequence[UUID]) -> dict[UUID, Article]:
    """What the supplier calls these goods: the preferred article, else their first number."""
    rows = Article.objects.filter(supplier=supplier, variant__in=variants)
    return {row.variant_id: row for row in rows.order_by("preferred", "-number")}


def preferred(variants: Sequence[UUID]) -> dict[UUID, Article]:
    """From whom these goods are usually bought, where somebody still sells them."""
    rows = Article.objects.filter(
        variant__in=variants, preferred=True, supplier__archived_at=None
    ).select_related("supplier")
    return {row.variant_id: row for row in rows}


def sources(wanted: Mapping[UUID, tuple[str, str]], goods: Mapping[UUID, Variant]) -> Sources:
    """`wanted`: of a variant the supplier's name, "" for nobody, and their number, "" for the one
    they have or else our own. Changes nothing."""
    suppliers = _suppliers({name for name, _number in wanted.values()} - {""})
    articles = Article.objects.filter(supplier__in=suppliers.values()).order_by(
        "preferred", "-number"
    )
    theirs = {(row.supplier_id, row.variant_id): row for row in articles.filter(variant__in=wanted)}
    numbers = {number or _own(goods[id]) for id, (_name, number) in wanted.items()}
    taken = {(row.supplier_id, row.number): row for row in articles.filter(number__in=numbers)}
    found = Sources({}, {})
    for id, (name, said) in wanted.items():
        if not name:
            continue
        supplier, number = suppliers[name.casefold()], said or _own(goods[id])
        known = None if said else theirs.get((supplier.id, id))
        article = (
            known or taken.get((supplier.id, number)) or Article(supplier=supplier, number=number)
        )
        article.supplier = supplier
        if why := _why_not(article, id):
            found.left[id] = why
            continue
        article.variant_id, article.preferred = id, True
        found.chosen[id] = taken[supplier.id, number] = article
    return found


def _why_not(article: Article, variant: UUID) -> str:
    if article.supplier.archived_at:
        return "supplier_archived"
    if not article.number:
        return "number_none"
    return "" if article.variant_id in (None, variant) else "number_other"


def _suppliers(names: set[str]) -> dict[str, Supplier]:
    """By their names in small letters; of two with one name the one that still sells."""
    if not names:
        return {}
    known = {row.name.casefold(): row for row in Supplier.objects.order_by("archived_at")}
    new = {name.casefold(): Supplier(name=name) for name in sorted(names, reverse=True)}
    return new | {name: known[name] for name in new if name in known}


def _own(variant: Variant) -> str:
    return variant.sku or variant.codes.partition(" ")[0].partition("*")[0][:60]
