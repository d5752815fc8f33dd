"""Reads of stock. Quantities are thousandths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from bon.catalog.queries import PartOf, parts_of
from bon.kit import tenancy
from bon.orders.queries import reserved
from bon.organisation.models import Store
from bon.staff.models import Person
from bon.stock.kits import pieces
from bon.stock.models import Adjustment, Level, Movement
from bon.stock.places import PLACES
from bon.stock.reasons import FROM_JOURNAL, REASONS
from till.rounding import half_up


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
    place: str
    worth: int
    who: str
    note: str


WORTH = 0  # among the codes of places: no place, but what all of it is worth


class BrokenLevel(NamedTuple):
    """A level that is not the sum of its movements at one of its places or, where `place` is
    WORTH, in øre."""

    store_id: UUID
    variant: UUID
    place: int
    kept: int
    moved: int


def broken_levels() -> list[BrokenLevel]:
    """Every level that is not the sum of its movements, and every sum without a level. Empty
    unless something is badly wrong."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN, {"organisation": tenancy.organisation_id()})
        return [BrokenLevel(*row) for row in cursor.fetchall()]


_BROKEN = """
    SELECT store_id, variant_id, place, coalesce(l.kept, 0), coalesce(m.moved, 0)
    FROM (SELECT store_id, variant_id, at.place, at.kept FROM stock_level
          CROSS JOIN LATERAL (VALUES (0, worth), (1, floor_milli), (2, back_milli),
            (3, workshop_milli), (4, defect_milli), (5, transit_milli)) AS at (place, kept)
          WHERE organisation_id = %(organisation)s) l
    FULL JOIN (SELECT store_id, variant_id, place, sum(quantity_milli)::bigint AS moved
               FROM stock_movement WHERE organisation_id = %(organisation)s
               GROUP BY store_id, variant_id, place
               UNION ALL
               SELECT store_id, variant_id, 0, sum(worth)::bigint
               FROM stock_movement WHERE organisation_id = %(organisation)s
               GROUP BY store_id, variant_id) m
      USING (store_id, variant_id, place)
    WHERE l.kept IS DISTINCT FROM m.moved AND (l.kept <> 0 OR m.moved <> 0)
    ORDER BY store_id, variant_id, place
"""


def unit_costs(store: UUID | None, variants: Iterable[UUID]) -> dict[UUID, int]:
    """What a piece of each costs on average in a store, None being all, in thousandths of an
    øre without VAT; none for goods that never came in with a price. Of goods that are sold out
    it is what they cost where they last lay."""
    levels = Level.objects.filter(variant_id__in=list(variants), unit_cost__gt=0)
    if store is not None:
        levels = levels.filter(store_id=store)
    held: dict[UUID, int] = {}
    cost: dict[UUID, int] = {}
    for variant, milli, unit_cost in levels.values_list("variant_id", "owned_milli", "unit_cost"):
        weight = max(milli, 1)
        held[variant] = held.get(variant, 0) + weight
        cost[variant] = cost.get(variant, 0) + weight * unit_cost
    return {variant: half_up(cost[variant], held[variant]) for variant in held}


def available(store: UUID, variants: Iterable[UUID]) -> dict[UUID, int]:
    """How much of each a store can sell and has promised to nobody; none where it never was."""
    wanted = list(variants)
    levels = Level.objects.filter(store_id=store, variant_id__in=wanted)
    promised = reserved(wanted)
    return {
        variant: milli - promised.get((store, variant), 0)
        for variant, milli in levels.values_list("variant_id", "on_hand_milli")
    }


def levels_of(variant: UUID, store: UUID | None = None) -> list[LevelRow]:
    """How much of a variant lies in each store that ever had or promised it; of a kit, how many
    can be made of what lies there."""
    if parts := parts_of([variant]).get(variant):
        return _kits_of(parts, store)
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


class PlacesRow(NamedTuple):
    """What lies where in one store; `places` are those where anything does. Amounts are øre."""

    store: str
    places: list[tuple[str, int]]
    ordered_milli: int
    worth: int
    unit_cost: int


def places_of(variant: UUID, store: UUID | None = None) -> list[PlacesRow]:
    """Of a variant, store by store."""
    levels = Level.objects.filter(variant_id=variant)
    if store is not None:
        levels = levels.filter(store_id=store)
    names = dict(Store.objects.values_list("id", "name"))
    rows = [
        PlacesRow(
            names.get(level.store_id, ""),
            [
                (str(place.name), lies)
                for place in PLACES.values()
                if (lies := getattr(level, place.column))
            ],
            level.ordered_milli,
            level.worth,
            level.unit_cost // 1_000,
        )
        for level in levels
    ]
    return sorted(rows, key=lambda row: row.store)


def _kits_of(parts: Sequence[PartOf], store: UUID | None) -> list[LevelRow]:
    lying: dict[UUID, dict[UUID, int]] = {}
    for part in parts:
        for each in Level.objects.filter(variant_id=part.variant):
            lying.setdefault(each.store_id, {})[part.variant] = each.on_hand_milli
    promised = reserved([part.variant for part in parts])
    for (place, variant), milli in promised.items():
        if place in lying:
            lying[place][variant] = lying[place].get(variant, 0) - milli
    names = dict(Store.objects.values_list("id", "name"))
    return sorted(
        LevelRow(names.get(place, ""), max(0, pieces(parts, levels)), 0)
        for place, levels in lying.items()
        if store in (None, place)
    )


def movements_of(variant: UUID, store: UUID | None = None, limit: int = 100) -> list[MovementRow]:
    """The latest movements of a variant, newest first."""
    moved = Movement.objects.filter(variant_id=variant)
    if store is not None:
        moved = moved.filter(store_id=store)
    stores = dict(Store.objects.values_list("id", "name"))
    latest = list(moved.order_by("-at", "-source_id", "-line")[:limit])
    people = Person.objects.filter(id__in={row.who for row in latest if row.who})
    names = dict(people.values_list("id", "name"))
    adjusted = Adjustment.objects.filter(id__in={row.source_id for row in latest})
    notes = dict(adjusted.values_list("id", "note"))
    return [
        MovementRow(
            at=row.at,
            store=stores.get(row.store_id, ""),
            reason=str(REASONS[row.reason].name),
            quantity_milli=row.quantity_milli,
            source=row.source_id,
            line=row.line,
            from_journal=row.reason in FROM_JOURNAL,
            place=str(PLACES[row.place].name),
            worth=row.worth,
            who=names.get(row.who, ""),
            note=notes.get(row.source_id, ""),
        )
        for row in latest
    ]
