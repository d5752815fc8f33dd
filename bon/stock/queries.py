"""Reads of stock. Quantities are thousandths."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit import tenancy
from bon.organisation.models import Store
from bon.stock.models import Level, Movement
from bon.stock.reasons import FROM_JOURNAL, REASONS

PAGE = 50


class StockRow(NamedTuple):
    """One variant in one store. `known` is false for goods that the catalogue does not have."""

    store_id: UUID
    store: str
    variant: UUID
    sku: str
    name: str
    on_hand_milli: int
    known: bool


class LevelRow(NamedTuple):
    store: str
    on_hand_milli: int


class MovementRow(NamedTuple):
    at: datetime
    store: str
    reason: str
    quantity_milli: int
    source: UUID
    line: int
    from_journal: bool  # then `source` is a sale


class BrokenLevel(NamedTuple):
    """A level that is not the sum of its movements."""

    store_id: UUID
    variant: UUID
    on_hand_milli: int
    moved_milli: int


def broken_levels() -> list[BrokenLevel]:
    """Every level that is not the sum of its movements, and every sum without a level. Empty
    unless something is badly wrong."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT store_id, variant_id, coalesce(l.on_hand_milli, 0), coalesce(m.moved, 0)
            FROM (SELECT store_id, variant_id, on_hand_milli FROM stock_level
                  WHERE organisation_id = %(organisation)s) l
            FULL JOIN (SELECT store_id, variant_id, sum(quantity_milli)::bigint AS moved
                       FROM stock_movement WHERE organisation_id = %(organisation)s
                       GROUP BY store_id, variant_id) m USING (store_id, variant_id)
            WHERE l.on_hand_milli IS DISTINCT FROM m.moved
            ORDER BY store_id, variant_id
            """,
            {"organisation": tenancy.organisation_id()},
        )
        return [BrokenLevel(*row) for row in cursor.fetchall()]


class StockFilter(NamedTuple):
    """What a stock list is narrowed to. `text`: part of a name, or a whole SKU."""

    store: UUID | None = None
    text: str = ""
    negative: bool = False
    unknown: bool = False


class StockKey(NamedTuple):
    """Where a page ends: the last row's place in the order."""

    sort_key: str
    variant: UUID
    store: UUID

    def __str__(self) -> str:
        return f"{self.variant}~{self.store}~{self.sort_key}"

    @classmethod
    def read(cls, text: str) -> StockKey | None:
        """None where the text is not a key."""
        variant, _, rest = text.partition("~")
        store, _, sort_key = rest.partition("~")
        try:
            return cls(sort_key, UUID(variant), UUID(store))
        except ValueError:
            return None


class StockPage(NamedTuple):
    rows: list[StockRow]
    next: StockKey | None


# A row the catalogue does not have takes its name from the last sale that moved it. Services are
# moved like goods, so that the movements follow from the journal alone, but lie on no shelf.
_STOCK = """
SELECT page.store_id, s.name, page.variant_id, coalesce(page.sku, sold.sku, ''),
  coalesce(page.name, sold.name, ''), page.on_hand_milli, page.name IS NOT NULL, page.sort_key
FROM (
  SELECT l.store_id, l.variant_id, l.on_hand_milli, v.sku, v.name,
    coalesce(v.sort_key, '') AS sort_key
  FROM stock_level l
  LEFT JOIN catalog_variant v ON v.organisation_id = %(organisation)s AND v.id = l.variant_id
  LEFT JOIN catalog_product p ON p.organisation_id = %(organisation)s AND p.id = v.product_id
  WHERE l.organisation_id = %(organisation)s
    AND NOT coalesce(p.service, false)
    AND (%(store)s::uuid IS NULL OR l.store_id = %(store)s)
    AND (%(text)s = '' OR v.sku = %(text)s OR v.name ILIKE %(pattern)s)
    AND (NOT %(negative)s OR l.on_hand_milli < 0)
    AND (NOT %(unknown)s OR v.id IS NULL)
    AND (%(after)s::uuid IS NULL OR (coalesce(v.sort_key, ''), l.variant_id, l.store_id)
      > (%(sort_key)s, %(after)s::uuid, %(after_store)s::uuid))
  ORDER BY coalesce(v.sort_key, ''), l.variant_id, l.store_id
  LIMIT %(limit)s) page
JOIN organisation_store s ON s.organisation_id = %(organisation)s AND s.id = page.store_id
LEFT JOIN LATERAL (
  SELECT sl.sku, sl.name FROM stock_movement m
  JOIN sales_saleline sl ON sl.organisation_id = %(organisation)s
    AND sl.sale_id = m.source_id AND sl.no = m.line
  WHERE m.organisation_id = %(organisation)s AND m.variant_id = page.variant_id
    AND m.store_id = page.store_id
  ORDER BY m.at DESC LIMIT 1) sold ON page.name IS NULL
ORDER BY page.sort_key, page.variant_id, page.store_id
"""


def stock_page(
    narrow: StockFilter | None = None, after: StockKey | None = None, size: int = PAGE
) -> StockPage:
    """What lies where, in the catalogue's order; goods it does not know come first. Services
    are left out."""
    wanted = narrow or StockFilter()
    escaped = wanted.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    with connection.cursor() as cursor:
        cursor.execute(
            _STOCK,
            {
                "organisation": tenancy.organisation_id(),
                "store": wanted.store,
                "text": wanted.text,
                "pattern": f"%{escaped}%",
                "negative": wanted.negative,
                "unknown": wanted.unknown,
                "sort_key": after.sort_key if after else "",
                "after": after.variant if after else None,
                "after_store": after.store if after else None,
                "limit": size + 1,
            },
        )
        found = cursor.fetchall()
    rows = [StockRow(*row[:7]) for row in found[:size]]
    if len(found) <= size:
        return StockPage(rows, None)
    last = found[size - 1]
    return StockPage(rows, StockKey(last[7], last[2], last[0]))


def levels_of(variant: UUID, store: UUID | None = None) -> list[LevelRow]:
    """How much of a variant lies in each store that ever had it."""
    levels = Level.objects.filter(variant_id=variant)
    if store is not None:
        levels = levels.filter(store_id=store)
    names = dict(Store.objects.values_list("id", "name"))
    rows = [LevelRow(names.get(row.store_id, ""), row.on_hand_milli) for row in levels]
    return sorted(rows)


def movements_of(variant: UUID, store: UUID | None = None, limit: int = 100) -> list[MovementRow]:
    """The latest movements of a variant, newest first."""
    moved = Movement.objects.filter(variant_id=variant)
    if store is not None:
        moved = moved.filter(store_id=store)
    stores = dict(Store.objects.values_list("id", "name"))
    return [
        MovementRow(
            at=row.at,
            store=stores.get(row.store_id, ""),
            reason=str(REASONS[row.reason].name),
            quantity_milli=row.quantity_milli,
            source=row.source_id,
            line=row.line,
            from_journal=row.reason in FROM_JOURNAL,
        )
        for row in moved.order_by("-at", "-source_id", "-line")[:limit]
    ]
