"""Levels follow the sales and are always the sum of the movements."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from bon.catalog.actions.create_product import create_product
from bon.catalog.drafts import ProductDraft
from bon.catalog.models import ArticleGroup, VatClass
from bon.kit.listing import Order
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, TUBE, open_counter
from bon.staff.cast import Cast
from bon.stock import queries
from bon.stock.actions.adjust import Change, adjust
from bon.stock.listing import StockFilter, stock_page
from bon.stock.models import Level
from bon.stock.places import FLOOR
from bon.stock.reasons import OPENING, SALE

BELLS = UUID(BELL["variant"])


def test_a_sale_takes_goods_out_of_its_own_store(cast: Cast) -> None:
    with cast.at_work():
        for store in (cast.store, cast.other_store):
            adjust(store.id, [Change(BELLS, 10_000)], OPENING)
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 3000), (TUBE, 1000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        levels = {
            (level.store_id, str(level.variant_id)): level.on_hand_milli
            for level in Level.objects.all()
        }
        assert levels == {
            (cast.store.id, BELL["variant"]): 7_000,
            (cast.store.id, TUBE["variant"]): -1_000,
            (cast.other_store.id, BELL["variant"]): 10_000,
        }
        moved = queries.movements_of(BELLS, cast.store.id)
        assert {(m.reason, m.quantity_milli) for m in moved} == {
            ("Startbeholdning", 10_000),
            ("Salg", -3_000),
        }
        assert queries.broken_levels() == []


def test_training_moves_nothing(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.training = True
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert not Level.objects.exists()


def test_goods_the_catalogue_does_not_know_are_moved_and_flagged(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        for order in ("name", "quantity"):
            page = stock_page(StockFilter(unknown=True), order=Order(order))
            assert [(row.name, row.sku, row.total, row.known) for row in page.rows] == [
                ("Ringeklokke", "V1", -1000, False)
            ]


def test_a_service_lies_on_no_shelf(cast: Cast) -> None:
    with cast.at_work():
        repair = create_product(
            cast.owner,
            ProductDraft(
                name="Lap slange",
                vat_class=VatClass.objects.get(code="standard"),
                article_group=ArticleGroup.objects.get(code="goods"),
                service=True,
            ),
        )
        adjust(cast.store.id, [Change(repair.variants.get().id, -1_000), Change(BELLS, 2_000)])
        for order in (Order("name"), Order("quantity")):
            assert [row.total for row in stock_page(order=order).rows] == [2_000]
            assert stock_page(StockFilter(negative=True), order=order).rows == []
        assert queries.broken_levels() == []


def test_a_level_that_is_not_its_movements_is_told(cast: Cast) -> None:
    with cast.at_work():
        adjust(cast.store.id, [Change(BELLS, 5_000)])
        Level.objects.filter(variant_id=BELLS).update(floor_milli=4_000, worth=3)
        assert queries.broken_levels() == [
            (cast.store.id, BELLS, queries.WORTH, 3, 0),
            (cast.store.id, BELLS, FLOOR.code, 4_000, 5_000),
        ]


def test_nobody_adjusts_what_the_journal_says(cast: Cast) -> None:
    with cast.at_work(), pytest.raises(ValueError, match="follows from the journal"):
        adjust(cast.store.id, [Change(BELLS, 1)], SALE)


@pytest.mark.parametrize(
    "attempt", ["UPDATE stock_movement SET line = 2", "DELETE FROM stock_movement"]
)
def test_a_movement_is_never_changed(cast: Cast, attempt: str) -> None:
    with cast.at_work():
        adjust(cast.store.id, [Change(BELLS, 5_000)])
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(attempt)
        assert [m.quantity_milli for m in queries.movements_of(BELLS)] == [5_000]
