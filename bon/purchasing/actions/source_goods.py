"""Says from whom many goods are bought, and under which number."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from bon.catalog.models import Variant
from bon.kit import audit
from bon.purchasing.articles import sources
from bon.purchasing.models import Article, Supplier


def source_goods(wanted: Mapping[UUID, tuple[str, str]]) -> int:
    """`wanted`: of a variant the supplier's name, "" for nobody, and their number, "" for the one
    they have or else our own. Suppliers are made where they are missing. Gives how many goods are
    bought from them now; `articles.sources` says which are left as they are. The caller has the
    right."""
    chosen, _left = sources(wanted, Variant.objects.in_bulk(list(wanted)))
    nobody = [id for id, (name, _number) in wanted.items() if not name]
    _found({article.supplier for article in chosen.values() if article.supplier._state.adding})
    Article.objects.filter(variant__in=[*chosen, *nobody], preferred=True).update(preferred=False)
    new = [article for article in chosen.values() if article._state.adding]
    old = [article for article in chosen.values() if not article._state.adding]
    Article.objects.bulk_create(new)
    Article.objects.bulk_update(old, ["variant", "preferred"], batch_size=1_000)
    return len(chosen)


def _found(suppliers: set[Supplier]) -> None:
    for supplier in sorted(suppliers, key=lambda each: each.name):
        supplier.save(force_insert=True)
        audit.record("created", supplier, after={"name": supplier.name})
