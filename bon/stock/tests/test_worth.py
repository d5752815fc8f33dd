"""What goods are worth: the moving average, and that no øre of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bon.kit.ids import uuid7
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, open_counter
from bon.staff.cast import Cast
from bon.stock import queries
from bon.stock.actions.adjust import Change, adjust
from bon.stock.actions.move import Move, move
from bon.stock.models import Level, Movement
from bon.stock.places import BACK, DEFECT, FLOOR, TRANSIT
from bon.stock.reasons import (
    ARRIVED,
    BROKEN,
    COMING,
    COST,
    COUNT,
    MOVED,
    OPENING,
    RECEIPT,
    SALE,
    SENT,
)

MILLI = st.integers(1_000, 40_000)
ORE = st.integers(0, 500_000)
# What one step may round away: half an øre a piece at most, of the pieces that a step moves.
NEAR = 100

BELLS = UUID(BELL["variant"])


def receive(store: UUID, quantity_milli: int, worth: int) -> UUID:
    source = uuid7()
    move(source, [Move(store, BELLS, RECEIPT, quantity_milli, worth=worth)], who=None)
    return source


def worth(store: UUID) -> tuple[int, int, int]:
    """Pieces in thousandths, øre, thousandths of an øre a piece."""
    level = Level.objects.get(store_id=store, variant_id=BELLS)
    return level.owned_milli, level.worth, level.unit_cost


def test_the_average_moves_with_what_comes_in_and_not_with_what_goes(cast: Cast) -> None:
    with cast.at_work():
        receive(cast.store.id, 10_000, 50_000)  # ten at 50,00
        receive(cast.store.id, 5_000, 32_500)  # five at 65,00
        assert worth(cast.store.id) == (15_000, 82_500, 5_500_000)
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 4000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert worth(cast.store.id) == (11_000, 60_500, 5_500_000)
        assert Movement.objects.get(reason=SALE.code).worth == -22_000
        assert queries.unit_costs(cast.store.id, [BELLS]) == {BELLS: 5_500_000}
        assert queries.unit_costs(cast.other_store.id, [BELLS]) == {}
        assert queries.broken_levels() == []


def test_three_for_a_krone_leave_nothing_behind(cast: Cast) -> None:
    with cast.at_work():
        receive(cast.store.id, 3_000, 100)
        for _ in range(3):
            adjust(cast.store.id, [Change(BELLS, -1_000)], BROKEN)
        values = Movement.objects.filter(reason=BROKEN.code).order_by("at")
        assert list(values.values_list("worth", flat=True)) == [-33, -33, -34]
        assert worth(cast.store.id) == (0, 0, 33_333)


def test_goods_sold_before_they_came_get_their_cost_with_the_delivery(cast: Cast) -> None:
    with cast.at_work():
        receive(cast.store.id, 1_000, 4_000)
        adjust(cast.store.id, [Change(BELLS, -3_000)], COUNT)
        assert worth(cast.store.id) == (-2_000, -8_000, 4_000_000)
        source = receive(cast.store.id, 5_000, 25_000)
        assert worth(cast.store.id) == (3_000, 15_000, 5_000_000)
        rows = Movement.objects.filter(source_id=source).order_by("line")
        assert list(rows.values_list("line", "reason", "quantity_milli", "worth")) == [
            (-1, COST.code, 0, -2_000),
            (1, RECEIPT.code, 5_000, 25_000),
        ]
        assert queries.broken_levels() == []


def test_what_is_sent_to_another_store_takes_its_cost_along(cast: Cast) -> None:
    here, there = cast.store.id, cast.other_store.id
    with cast.at_work():
        receive(here, 4_000, 10_001)
        sent = uuid7()
        move(sent, [Move(here, BELLS, SENT, -3_000)], who=cast.manager.id)
        gone = -Movement.objects.get(source_id=sent).worth
        coming = [Move(there, BELLS, COMING, 3_000, TRANSIT, worth=gone)]
        move(uuid7(), coming, who=cast.manager.id)
        assert worth(here) == (1_000, 2_500, 2_500_250)
        assert worth(there) == (3_000, 7_501, 2_500_333)
        assert Level.objects.get(store_id=there).on_hand_milli == 0
        arrive = [
            Move(there, BELLS, ARRIVED, -3_000, TRANSIT),
            Move(there, BELLS, ARRIVED, 3_000, BACK),
        ]
        move(uuid7(), arrive, who=cast.manager.id)
        level = Level.objects.get(store_id=there)
        assert (level.back_milli, level.transit_milli, level.on_hand_milli) == (3_000, 0, 3_000)
        assert level.worth == 7_501
        assert queries.broken_levels() == []


def test_goods_moved_within_the_store_are_worth_the_same(cast: Cast) -> None:
    with cast.at_work():
        receive(cast.store.id, 7_000, 1_000)
        rooms = [
            Move(cast.store.id, BELLS, MOVED, -2_000, FLOOR),
            Move(cast.store.id, BELLS, MOVED, 2_000, DEFECT),
        ]
        move(uuid7(), rooms, who=cast.cashier.id)
        level = Level.objects.get(store_id=cast.store.id)
        assert (level.floor_milli, level.defect_milli, level.on_hand_milli) == (5_000, 2_000, 5_000)
        assert worth(cast.store.id) == (7_000, 1_000, 142_857)
        assert set(Movement.objects.filter(reason=MOVED.code).values_list("who", flat=True)) == {
            cast.cashier.id
        }


@pytest.mark.parametrize(("quantity_milli", "worth"), [(1_000, -1), (-1_000, 500)])
def test_goods_that_come_in_for_less_than_nothing_are_refused(
    cast: Cast, quantity_milli: int, worth: int
) -> None:
    with cast.at_work(), pytest.raises(ValueError, match="do not come in"):
        adjust(cast.store.id, [Change(BELLS, quantity_milli, worth=worth)], OPENING)


class Shelf(RuleBasedStateMachine):
    """One kind of goods in one store, beside a shelf of fractions that rounds nothing."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.variant = uuid7()
        self.held = 0
        self.steps = 0
        self.cost = Fraction(0)  # øre a thousandth

    @rule(deliveries=st.lists(st.tuples(MILLI, ORE), min_size=1, max_size=3))
    def goods_come(self, deliveries: list[tuple[int, int]]) -> None:
        moves = [
            Move(self.cast.store.id, self.variant, RECEIPT, milli, worth=ore)
            for milli, ore in deliveries
        ]
        move(uuid7(), moves, who=None)
        milli = sum(each[0] for each in deliveries)
        ore = sum(each[1] for each in deliveries)
        lain = max(self.held, 0)
        self.cost = (lain * self.cost + ore) / (lain + milli)
        self.held += milli
        self.steps += 1

    @rule(changes=st.lists(st.integers(-30_000, 20_000), min_size=1, max_size=4))
    def goods_move(self, changes: list[int]) -> None:
        adjust(self.cast.store.id, [Change(self.variant, milli) for milli in changes])
        self.held += sum(changes)
        self.steps += 1

    @invariant()
    def nothing_is_lost(self) -> None:
        assert queries.broken_levels() == []
        level = Level.objects.filter(variant_id=self.variant).first()
        if level is not None:
            assert level.owned_milli == self.held
            assert abs(level.worth - self.held * self.cost) <= self.steps * NEAR
            if not self.held:
                assert level.worth == 0


@pytest.fixture
def shelf(cast: Cast) -> Iterator[type[Shelf]]:
    with ExitStack() as stack:
        stack.enter_context(cast.at_work())
        Shelf.cast = cast
        yield Shelf


def test_any_order_of_deliveries_and_changes_keeps_pieces_and_worth(shelf: type[Shelf]) -> None:
    run_state_machine_as_test(
        shelf, settings=settings(max_examples=30, stateful_step_count=12, deadline=None)
    )
