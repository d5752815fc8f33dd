"""A delivery that was booked by mistake: what came leaves again, for what it was worth."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from bon.kit.access import Denied
from bon.kit.models import AuditEvent
from bon.labels.models import Due
from bon.labels.reasons import ASKED
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.open_receipt import open_receipt, open_unordered
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.undo_receipt import undo_receipt
from bon.purchasing.models import GoodsReceipt
from bon.purchasing.tests.shop import ordered
from bon.staff.cast import Cast, Office
from bon.staff.models import Deviation
from bon.stock.actions.move import Move, move
from bon.stock.models import Level, Movement
from bon.stock.places import FLOOR
from bon.stock.queries import broken_levels
from bon.stock.reasons import LOST, OPENING


def test_as_if_it_had_never_come(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        opening = Move(cast.store.id, pump.id, OPENING, 4_000, FLOOR, 20_000)
        move(uuid4(), [opening], who=None)
        receipt = open_receipt(cast.cashier, order)
        count_goods(cast.cashier, receipt, Counted(pump.id, 11_000, 1_000))
        receipt = book_receipt(cast.cashier, receipt)
        level = Level.objects.get(variant_id=pump.id)
        assert (level.owned_milli, level.worth, level.unit_cost) == (16_000, 140_000, 8_750_000)
        undone = undo_receipt(cast.manager, receipt, "Forkert ordre")
        level = Level.objects.get(variant_id=pump.id)
        assert (level.floor_milli, level.defect_milli) == (4_000, 0)
        assert (level.worth, level.unit_cost, level.ordered_milli) == (20_000, 5_000_000, 12_000)
        assert broken_levels() == []
        order.refresh_from_db()
        assert (order.state, order.lines.get().left_milli) == ("sent", 12_000)
        event = AuditEvent.objects.get(verb="undone")
        assert event.after == {"lines": 1, "worth": 120_000, "note": "Forkert ordre"}
        with pytest.raises(ValidationError, match="blev fortrudt"):
            undo_receipt(cast.manager, undone, "Igen")
        receive_all(cast.cashier, order)
        assert Level.objects.get(variant_id=pump.id).worth == 140_000


def test_where_nothing_else_lay_a_piece_costs_what_it_did(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        move(uuid4(), [Move(cast.store.id, pump.id, OPENING, 1_000, FLOOR, 7_000)], who=None)
        receipt = receive_all(cast.cashier, order)
        move(uuid4(), [Move(cast.store.id, pump.id, LOST, -1_000)], who=None)
        undo_receipt(cast.manager, receipt, "")
        level = Level.objects.get(variant_id=pump.id)
        assert (level.owned_milli, level.worth, level.unit_cost) == (0, 0, 7_000_000)
        assert broken_levels() == []


def test_the_labels_of_it_are_needed_no_longer(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = receive_all(cast.cashier, order)
        other = open_unordered(cast.cashier, order.supplier, cast.store, "FS-9")
        count_goods(cast.cashier, other, Counted(pump.id, 3_000))
        other = book_receipt(cast.cashier, other)
        assert Due.objects.get().copies == 15
        undo_receipt(cast.manager, receipt, "Forkert ordre")
        assert Due.objects.get().copies == 3
        Due.objects.update(reason=ASKED)
        undo_receipt(cast.manager, other, "Også den")
        assert Due.objects.get().copies == 3
        again = receive_all(cast.cashier, order)
        assert Due.objects.get().copies == 15
        undo_receipt(cast.manager, again, "Igen")
        assert Due.objects.get().copies == 3


def test_what_is_sold_cannot_be_taken_back(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = receive_all(cast.cashier, order)
        move(uuid4(), [Move(cast.store.id, pump.id, LOST, -1_000)], who=None)
        moved = Movement.objects.count()
        with pytest.raises(ValidationError, match=r"solgt eller flyttet siden \(Fodpumpe\)"):
            undo_receipt(cast.manager, receipt, "")
        assert Movement.objects.count() == moved
        assert GoodsReceipt.objects.get().undone_at is None


def test_the_same_note_may_come_again(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        first = open_unordered(cast.cashier, order.supplier, cast.store, "FS-9")
        with pytest.raises(ValidationError, match="ikke bogført"):
            undo_receipt(cast.manager, first, "")
        count_goods(cast.cashier, first, Counted(pump.id, 1_000))
        undo_receipt(cast.manager, book_receipt(cast.cashier, first), "")
        second = open_unordered(cast.cashier, order.supplier, cast.store, "FS-9")
        assert second != first
        assert Level.objects.get(variant_id=pump.id).ordered_milli == 12_000


def test_who_may_and_who_may_not(cast: Cast, office: Office) -> None:
    with cast.at_work():
        order, _pump = ordered(cast)
        receipt = receive_all(cast.cashier, order)
        with pytest.raises(Denied):
            undo_receipt(cast.cashier, receipt, "")
        limit = Deviation.objects.create(
            person=cast.manager, permission="stock_adjust", answer="allow", limit=119_999
        )
    address = f"/receiving/{receipt.id}/"
    assert "Fortryd modtagelsen" not in office.of(cast.cashier).get(address).content.decode()
    browser = office.of(cast.manager)
    assert browser.post(f"{address}undo/", {"note": "Forkert"}).status_code == 403
    with cast.at_work():
        limit.delete()
    assert "Fortryd modtagelsen" in browser.get(address).content.decode()
    page = browser.post(f"{address}undo/", {"note": ""}, follow=True).content.decode()
    assert "Modtagelsen er fortrudt" not in page
    page = browser.post(f"{address}undo/", {"note": "Forkert butik"}, follow=True).content.decode()
    assert "Modtagelsen er fortrudt" in page
    assert "Mads Butikschef: Forkert butik." in page
    page = browser.post(f"{address}undo/", {"note": "Igen"}, follow=True).content.decode()
    assert "Modtagelsen blev fortrudt" in page
    assert office.of(cast.stranger).post(f"{address}undo/", {"note": "x"}).status_code == 404
