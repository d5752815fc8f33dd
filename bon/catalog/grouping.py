"""What goods are put together by, with how many there are: categories, brands, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from bon.catalog import queries
from bon.catalog.models import Brand, Product
from bon.catalog.models.grouping import BETWEEN
from bon.kit.sorting import sort_key

_LIVE = Q(products__archived_at=None)


class Counted(NamedTuple):
    """`id` is a tag's own text. `number` of products in the range; `kept` more are archived."""

    id: UUID | str
    name: str
    number: int
    kept: int = 0


def tree() -> list[dict[str, Any]]:
    """Every category in order, each below what it belongs to: `number` of products in it, `all`
    with those below."""
    counted = queries.categories().annotate(
        number=Count("products", filter=_LIVE), kept=Count("products", filter=~_LIVE)
    )
    rows = list(counted)
    total: Counter[str] = Counter()
    for row in rows:
        levels = row.path.split(BETWEEN)
        for depth in range(1, len(levels) + 1):
            total[BETWEEN.join(levels[:depth])] += row.number
    above = {row.parent_id for row in rows}
    return [
        {
            "id": str(row.id),
            "name": row.name,
            "path": row.path,
            "parent": str(row.parent_id) if row.parent_id else "",
            "depth": row.path.count(BETWEEN),
            "number": row.number,
            "all": total[row.path],
            "empty": row.number + row.kept == 0 and row.id not in above,
        }
        for row in rows
    ]


def brands() -> list[Counted]:
    """By name."""
    counted = Brand.objects.annotate(
        number=Count("products", filter=_LIVE), kept=Count("products", filter=~_LIVE)
    )
    rows = counted.values_list("id", "name", "number", "kept")
    return _in_order(Counted(*row) for row in rows)


def tags() -> list[Counted]:
    """By name."""
    found: Counter[str] = Counter()
    for tags in Product.objects.filter(archived_at=None).exclude(tags="").values_list("tags"):
        found.update(tags[0].split(","))
    return _in_order(Counted(tag, tag, number) for tag, number in found.items())


def _in_order(counted: Iterable[Counted]) -> list[Counted]:
    return sorted(counted, key=lambda one: (sort_key(one.name), one.name))
