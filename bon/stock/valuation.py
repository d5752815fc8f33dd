"""What stock was worth at the end of a day: today's levels, less all that has moved since.

So the work is that of the days since, not of all that ever moved. Quantities are thousandths,
amounts øre without VAT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for, organisation_id

_LATER = """
WITH later AS (
  SELECT store_id, variant_id, sum(worth) AS worth, sum(quantity_milli) AS quantity
  FROM stock_movement WHERE organisation_id = %(tenant)s AND at >= %(until)s
  GROUP BY store_id, variant_id),
then_ AS (
  SELECT l.store_id, l.variant_id, (l.worth - coalesce(m.worth, 0))::bigint AS worth,
    (l.owned_milli - coalesce(m.quantity, 0))::bigint AS quantity
  FROM stock_level l LEFT JOIN later m USING (store_id, variant_id)
  WHERE l.organisation_id = %(tenant)s AND (%(store)s::uuid IS NULL OR l.store_id = %(store)s))
"""
_BY_CATEGORY = """
SELECT t.store_id, p.category_id, c.path, sum(t.worth)::bigint, sum(t.quantity)::bigint
FROM then_ t
LEFT JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = t.variant_id
LEFT JOIN catalog_product p ON p.organisation_id = %(tenant)s AND p.id = v.product_id
LEFT JOIN catalog_category c ON c.organisation_id = %(tenant)s AND c.id = p.category_id
WHERE t.worth <> 0 OR t.quantity <> 0
GROUP BY t.store_id, p.category_id, c.path, c.sort_key
ORDER BY c.sort_key NULLS LAST, t.store_id
"""
_BY_VARIANT = """
SELECT t.store_id, t.variant_id, coalesce(v.sku, ''), coalesce(v.name, ''), coalesce(c.path, ''),
  t.quantity, t.worth
FROM then_ t
LEFT JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = t.variant_id
LEFT JOIN catalog_product p ON p.organisation_id = %(tenant)s AND p.id = v.product_id
LEFT JOIN catalog_category c ON c.organisation_id = %(tenant)s AND c.id = p.category_id
WHERE (t.worth <> 0 OR t.quantity <> 0)
  AND (%(all)s OR p.category_id IS NOT DISTINCT FROM %(category)s::uuid)
ORDER BY t.worth DESC, t.variant_id, t.store_id
LIMIT %(most)s
"""


class CategoryWorth(NamedTuple):
    """`worth` by store; `category` None is goods without one."""

    category: UUID | None
    path: str
    worth: dict[UUID, int]
    quantity_milli: int

    @property
    def total(self) -> int:
        return sum(self.worth.values())


class VariantWorth(NamedTuple):
    store: UUID
    variant: UUID
    sku: str
    name: str
    category: str
    quantity_milli: int
    worth: int


def by_category(day: dt.date, store: UUID | None = None) -> list[CategoryWorth]:
    """Each category by itself, goods of none last."""
    found: dict[UUID | None, CategoryWorth] = {}
    for store_id, category, path, worth, quantity in _rows(_BY_CATEGORY, day, store):
        row = found.get(category) or CategoryWorth(category, path or "", {}, 0)
        row.worth[store_id] = worth
        found[category] = row._replace(quantity_milli=row.quantity_milli + quantity)
    return list(found.values())


def by_variant(
    day: dt.date,
    store: UUID | None = None,
    category: UUID | None = None,
    *,
    whole: bool = False,
    most: int | None = None,
) -> list[VariantWorth]:
    """The goods of a category (None: of none) or, if `whole`, all; the dearest first."""
    more = {"category": category, "all": whole, "most": most}
    return [VariantWorth(*row) for row in _rows(_BY_VARIANT, day, store, **more)]


def _rows(question: str, day: dt.date, store: UUID | None, **more: Any) -> list[Any]:
    after = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
    given = {"tenant": organisation_id(), "until": after, "store": store, **more}
    with connection.cursor() as cursor:
        cursor.execute(_LATER + question, given)
        rows: list[Any] = cursor.fetchall()
        return rows


def header() -> list[str]:
    return [
        _("Butik"),
        _("Kategori"),
        _("Varenummer"),
        _("Vare"),
        _("Antal"),
        _("Lagerværdi"),
    ]


def lines(
    organisation: UUID, day: dt.date, store: UUID | None, names: dict[UUID, str]
) -> Iterator[list[Cell]]:
    """All goods of a day as rows of a file."""
    with acting_for(organisation):
        rows = by_variant(day, store, whole=True)
    yield from _written(rows, names)


def _written(rows: Iterable[VariantWorth], names: dict[UUID, str]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [
            names.get(row.store, ""),
            row.category,
            row.sku,
            row.name,
            decimal(row.quantity_milli, 3),
            decimal(row.worth),
        ]
