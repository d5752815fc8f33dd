"""Reads of stock. Quantities are thousandths."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit import tenancy
from bon.orders.queries import reserved
from bon.organisation.models import Store
from bon.stock.models import Level, Movement
from bon.stock.reasons import DEFECTIVE, FROM_JOURNAL, REASONS


class LevelRow(NamedTuple):
    """`reserved_milli`: what of it is promised to customers (`bon.orders`)."""

    store: str
    on_hand_milli: int
    reserved_milli: int

    @property
    def available_milli(self) -> int:
        return self.on_hand_milli - self.reserved_milli


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
            SELECT store_id, variant_id, coalesce(l.on_hand_milli + l.defect_milli, 0),
              coalesce(m.moved, 0)
            FROM (SELECT store_id, variant_id, on_hand_milli, defect_milli FROM stock_level
                  WHERE organisation_id = %(organisation)s) l
            FULL JOIN (SELECT store_id, variant_id, sum(quantity_milli)::bigint AS moved,
                         coalesce(sum(quantity_milli) FILTER (WHERE reason = ANY (%(defective)s)),
                           0)::bigint AS defect
                       FROM stock_movement WHERE organisation_id = %(organisation)s
                       GROUP BY store_id, variant_id) m USING (store_id, variant_id)
            WHERE l.on_hand_milli + l.defect_milli IS DISTINCT FROM m.moved
               OR l.defect_milli IS DISTINCT FROM m.defect
            ORDER BY store_id, variant_id
            """,
            {"organisation": tenancy.organisation_id(), "defective": list(DEFECTIVE)},
        )
        return [BrokenLevel(*row) for row in cursor.fetchall()]


def levels_of(variant: UUID, store: UUID | None = None) -> list[LevelRow]:
    """How much of a variant lies in each store that ever had or promised it."""
    levels = Level.objects.filter(variant_id=variant)
    held: dict[UUID, int] = dict(levels.values_list("store_id", "on_hand_milli"))
    promised = {place: milli for (place, _), milli in reserved([variant]).items()}
    names = dict(Store.objects.values_list("id", "name"))
    rows = [
        LevelRow(names.get(place, ""), held.get(place, 0), promised.get(place, 0))
        for place in held.keys() | promised.keys()
        if store in (None, place)
    ]
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
