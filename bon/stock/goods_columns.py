"""What lies in the stores and what it costs, in a file of goods: with what a shop begins.

A file says it once. Where goods have moved or their cost is known, sales, deliveries and counts
have the last word, and a row that says something else is told so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from bon.catalog.further import Differing, Said, field_in_stores, said_in
from bon.catalog.import_row import PRICE_MOST, Problem, Refused
from bon.catalog.models import Part, Variant
from bon.kit import audit, formats
from bon.kit.csv_export import Cell, decimal
from bon.kit.parsing import scaled
from bon.kit.sheet import Cell as Read
from bon.organisation.models import Store
from bon.staff.access import stores_for
from bon.staff.models import Person
from bon.stock.actions.change_cost import ORE
from bon.stock.actions.move import Move, lock, move
from bon.stock.actions.set_cost import Cost, set_cost
from bon.stock.models import Adjustment, Level, Movement
from bon.stock.reasons import COST, OPENING
from till.rounding import half_up

OWN = "stock."
COSTS, PIECES = "cost", "pieces"
_HEADERS = {
    COSTS: ("kostpris", "kost", "indkoebspris", "cost", "costprice", "unitcost"),
    PIECES: ("beholdning", "lagerbeholdning", "paalager", "lager", "lagerantal", "stock",
             "instock", "onhand", "stockonhand"),
}  # fmt: skip
MOST_MILLI = 10**10
_ALL = 2**62  # øre: for whom there is no limit


def columns_for(person: Person | None) -> Columns | None:
    """Of their own stores, for who may set stock right and change costs, whatever it is worth."""
    allowed = person is None or (person.may("stock_adjust", _ALL) and person.may("change_cost"))
    return Columns(person, list(stores_for(person))) if allowed else None


class Begin(NamedTuple):
    """`pieces`, in thousandths, are the first of their goods in a store; `cost` of one in øre
    without VAT. None: that stands as it is."""

    pieces: int | None
    cost: int | None


class Columns:
    """Of `stores`."""

    def __init__(self, person: Person | None, stores: Sequence[Store]) -> None:
        self._who: UUID | None = person.id if person else None
        self._stores = stores
        self._sees_cost = person is None or person.may("see_cost")

    def titles(self) -> list[str]:
        several = Store.objects.count() > 1
        named = [f" {store.name}" if several else "" for store in self._stores]
        costs = [_("Kostpris")] if self._sees_cost else []
        return [f"{title}{name}" for name in named for title in (_("Beholdning"), *costs)]

    def cells(self, variants: Sequence[Variant]) -> dict[UUID, list[Cell]]:
        levels = _levels([variant.id for variant in variants])
        return {
            variant.id: [
                cell
                for store in self._stores
                for cell in self._cells(levels.get((store.id, variant.id)))
            ]
            for variant in variants
        }

    def _cells(self, level: Level | None) -> list[Cell]:
        pieces = None if level is None else decimal(level.on_hand_milli, 3)
        cost = _cost(level)
        return [pieces, *([decimal(cost) if cost else None] if self._sees_cost else ())]

    def field(self, title: str) -> str:
        field = field_in_stores(title, OWN, _HEADERS, self._stores)
        # Of several stores nobody knows where such a number of pieces lies.
        return "" if field == f"{OWN}{PIECES}" and len(self._stores) > 1 else field

    def owns(self, field: str) -> bool:
        return field.startswith(OWN)

    def read(self, field: str, cell: Read) -> int:
        costs = field.startswith(f"{OWN}{COSTS}")
        said = scaled(cell.text, 2 if costs else 3)
        if costs and (said is None or not 0 <= said <= PRICE_MOST):
            raise Refused([Problem(field, "price_unclear", cell.text[:200])])
        if said is None or abs(said) > MOST_MILLI:
            raise Refused([Problem(field, "quantity_unclear", cell.text[:200])])
        return said

    def differing(self, said: Said, goods: Mapping[UUID, Variant]) -> Differing:
        levels, moved = _levels(list(said)), _moved(list(said))
        parts = Part.objects.filter(kit__in=list(said), until=None)
        kits = set(parts.values_list("kit", flat=True))
        found, left = dict[UUID, dict[str, Any]](), dict[UUID, list[Problem]]()
        for id, values in said.items():
            nowhere = goods[id].product.service or id in kits
            for store in (store.id for store in self._stores):
                level = levels.get((store, id))
                pieces, told = _pieces(values, store, level, nowhere, (store, id) in moved)
                cost, also = _first_cost(values, store, level)
                if told or also:
                    left[id] = [*dict.fromkeys([*left.get(id, ()), *told, *also])]
                if pieces is not None or cost is not None:
                    found.setdefault(id, {})[str(store)] = Begin(pieces, cost)
        return Differing(found, left)

    def write(self, wanted: Said) -> None:
        for store in self._stores:
            key = str(store.id)
            self._begin(store, {id: said[key] for id, said in wanted.items() if key in said})

    def _begin(self, store: Store, goods: Mapping[UUID, Begin]) -> None:
        lock([store.id], goods)
        moves = [
            Move(store.id, id, OPENING, begin.pieces, worth=_worth(begin))
            for id, begin in goods.items()
            if begin.pieces is not None
        ]
        costs = [
            Cost(id, unit_cost=begin.cost * ORE)
            for id, begin in goods.items()
            if begin.cost is not None and begin.pieces is None
        ]
        if moves:
            move(self._note(store, OPENING.code, len(moves)), moves, who=self._who)
        if costs:
            set_cost(self._note(store, COST.code, len(costs)), store.id, costs, who=self._who)

    def _note(self, store: Store, reason: int, lines: int) -> UUID:
        made: Adjustment = Adjustment.objects.create(
            store=store, reason=reason, note=_("Fra fil"), who=self._who
        )
        audit.record("stock_put_right", made, after={"lines": lines, "note": made.note})
        return UUID(str(made.id))


def _levels(variants: Sequence[UUID]) -> dict[tuple[UUID, UUID], Level]:
    rows = Level.objects.filter(variant_id__in=variants)
    return {(row.store_id, row.variant_id): row for row in rows}


def _moved(variants: Sequence[UUID]) -> set[tuple[UUID, UUID]]:
    """Which goods have moved in which stores."""
    rows = Movement.objects.filter(variant_id__in=variants).exclude(quantity_milli=0)
    return set(rows.values_list("store_id", "variant_id").distinct())


def _cost(level: Level | None) -> int:
    return level.unit_cost // ORE if level else 0


def _pieces(
    values: Mapping[str, Any], store: UUID, level: Level | None, nowhere: bool, moved: bool
) -> tuple[int | None, list[Problem]]:
    """The first pieces of goods in a store; None for those that are there already, or cannot be
    put there by a file, with the reason. `nowhere`: no stock is kept of these goods."""
    field = said_in(store, OWN, PIECES, values)
    pieces = values.get(field)
    if pieces in (None, level.on_hand_milli if level else 0):
        return None, []
    if not (nowhere or moved or pieces < 0):
        return pieces, []
    why = "stock_nowhere" if nowhere else "stock_moved" if moved else "stock_below_nothing"
    return None, [Problem(field, why, formats.quantity(pieces))]


def _first_cost(
    values: Mapping[str, Any], store: UUID, level: Level | None
) -> tuple[int | None, list[Problem]]:
    """What a piece costs where nobody knows; 0 in a file says nothing."""
    field = said_in(store, OWN, COSTS, values)
    cost = values.get(field) or None
    if cost is None or not _cost(level):
        return cost, []
    told = [Problem(field, "cost_known", formats.money(cost))] if cost != _cost(level) else []
    return None, told


def _worth(begin: Begin) -> int | None:
    if begin.cost is None or begin.pieces is None:
        return None
    return half_up(begin.cost * begin.pieces, 1_000)
