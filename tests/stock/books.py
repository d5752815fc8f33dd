"""What must be true of stock whoever did what, and the same kept by a clerk with a pencil."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bon.catalog.models import Variant
from bon.orders.models import Entry, Order, OrderLine
from bon.orders.queries import reserved
from bon.orders.standing import standings
from bon.organisation.models import Store
from bon.purchasing.models import PurchaseLine, ReceiptLine
from bon.stock.models import Level, Movement
from bon.stock.places import PLACES, Place
from bon.stock.queries import available, broken_levels
from bon.transfers.models import Line, Transfer
from bon.transfers.stages import WHERE

Spot = tuple[UUID, UUID]  # a store and a variant


class Moved(NamedTuple):
    store: UUID
    variant: UUID
    place: Place
    milli: int
    at: datetime


@dataclass
class Pencil:
    """Every movement as it came in; what is promised, by order and line; what is on order, by
    purchase order and variant."""

    moved: list[Moved] = field(default_factory=list)
    promised: dict[UUID, dict[int, tuple[Spot, int]]] = field(default_factory=dict)
    ordered: dict[UUID, dict[Spot, int]] = field(default_factory=dict)

    def lies(self, spot: Spot, place: Place, until: datetime | None = None) -> int:
        return sum(
            each.milli
            for each in self.moved
            if (each.store, each.variant, each.place) == (*spot, place)
            and (until is None or each.at <= until)
        )

    @property
    def held_back(self) -> Counter[Spot]:
        lines = [line for order in self.promised.values() for line in order.values()]
        return _sum((spot, max(0, left)) for spot, left in lines)

    @property
    def expected(self) -> Counter[Spot]:
        return _sum(left for order in self.ordered.values() for left in order.items())


def agree(pencil: Pencil, stores: Iterable[Store], goods: Iterable[Variant]) -> None:
    """The books say what the pencil says, of each of the goods in each store."""
    spots = [(store.id, variant.id) for store in stores for variant in goods]
    levels = {(row.store_id, row.variant_id): row for row in Level.objects.all()}
    promised = reserved({variant for _store, variant in spots})
    for spot in spots:
        level = levels.get(spot)
        for place in PLACES.values():
            assert getattr(level, place.column, 0) == pencil.lies(spot, place), (spot, place)
        assert promised.get(spot, 0) == pencil.held_back[spot]
        assert getattr(level, "ordered_milli", 0) == pencil.expected[spot]
        if level is not None:
            free = level.on_hand_milli - pencil.held_back[spot]
            assert available(spot[0], [spot[1]]) == {spot[1]: free}


def nothing_is_lost(goods: Iterable[Variant]) -> None:
    """Of every level of the shop, and of all that was promised, is expected or came of these."""
    assert broken_levels() == []
    assert not Level.objects.filter(owned_milli=0).exclude(worth=0).exists()
    ids = [variant.id for variant in goods]
    _promises_hold(ids)
    _deliveries_hold(ids)
    boxes = Transfer.objects.filter(WHERE["sent"])
    sent = Line.objects.filter(transfer__in=boxes).select_related("transfer")
    way = _sum(((row.transfer.goal_id, row.variant_id), row.sent_milli) for row in sent)
    levels = Level.objects.exclude(transit_milli=0)
    assert {(row.store_id, row.variant_id): row.transit_milli for row in levels} == +way


def _promises_hold(goods: Sequence[UUID]) -> None:
    """What is promised is what open orders still lack, each line once, and never less than
    nothing; an order is settled when nothing is left of it, and not before."""
    held: Counter[Spot] = Counter()
    lines = OrderLine.objects.filter(variant_id__in=goods)
    orders = list(Order.objects.filter(id__in=lines.values("order_id")))
    for standing in standings(orders):
        order = standing.order
        for line in lines.filter(order_id=order.id):
            own = Entry.objects.filter(order_id=order.id, line=line.no, part="goods")
            picked = sum(own.values_list("quantity_milli", flat=True))
            left = 0 if standing.given_up else max(0, line.quantity_milli - picked)
            held[order.store_id, line.variant_id] += left
        assert (order.settled_at is None) == standing.open
    assert +Counter(reserved(goods)) == +held


def _deliveries_hold(goods: Sequence[UUID]) -> None:
    """On order is what orders under way still lack; what a delivery brought came in once, and is
    worth what it cost."""
    lines = PurchaseLine.objects.filter(variant__in=goods).select_related("order")
    way = [line for line in lines if line.order.under_way]
    left = _sum(((line.order.store_id, line.variant_id), line.left_milli) for line in way)
    levels = Level.objects.filter(variant_id__in=goods).exclude(ordered_milli=0)
    assert {(row.store_id, row.variant_id): row.ordered_milli for row in levels} == +left
    booked = ReceiptLine.objects.filter(variant__in=goods, receipt__booked_at__isnull=False)
    counted = booked.exclude(counted_milli=0, damaged_milli=0).select_related("receipt")
    for line in counted:
        came = Movement.objects.filter(source_id=line.receipt_id, variant_id=line.variant_id)
        rows = came.filter(line__gt=0).values_list("quantity_milli", "worth")
        if line.receipt.undone_at is not None:
            assert sum(milli for milli, _ in rows) == 0
            continue
        assert sum(milli for milli, _ in rows) == line.quantity_milli
        assert sum(worth for _, worth in rows) == line.landed


def _sum(rows: Iterable[tuple[Spot, int]]) -> Counter[Spot]:
    total: Counter[Spot] = Counter()
    for spot, milli in rows:
        total[spot] += milli
    return total
