"""Goods come: all, too few, too many, broken, unknown, twice, and to two people at once."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Barcode, Variant
from bon.catalog.tests.shop import draft, make_jacket
from bon.kit.access import Denied
from bon.labels.models import Due
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.change_line import change_line
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.drop_receipt import drop_receipt
from bon.purchasing.actions.end_order import end_order
from bon.purchasing.actions.link_code import link_code
from bon.purchasing.actions.name_delivery import name_delivery
from bon.purchasing.actions.open_receipt import open_receipt, open_unordered
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import Article, Count, GoodsReceipt, PurchaseOrder, ReceiptLine
from bon.purchasing.outcome import outcome
from bon.purchasing.scanned import what_is
from bon.purchasing.tests.shop import nordic, ordered
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.models import Level, Movement
from bon.stock.places import FLOOR
from bon.stock.queries import broken_levels
from bon.stock.reasons import OPENING


def on_hand(variant: Variant) -> int:
    return sum(Level.objects.filter(variant_id=variant.id).values_list("on_hand_milli", flat=True))


def test_all_has_come(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = receive_all(cast.cashier, order)
        line = receipt.lines.get()
        assert (line.counted_milli, line.damaged_milli) == (12_000, 0)
        assert (line.landed, line.unit_cost) == (120_000, 10_000_000)
        assert on_hand(pump) == 12_000
        order.refresh_from_db()
        assert order.state == "received"
        assert order.lines.get().came_milli == 12_000
        with pytest.raises(ValidationError, match="ventes ingen varer"):
            receive_all(cast.cashier, order)
        assert on_hand(pump) == 12_000
        assert GoodsReceipt.objects.count() == 1


def test_too_few_stay_on_order_until_they_come_or_are_given_up(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        first = open_receipt(cast.cashier, order)
        count_goods(cast.cashier, first, Counted(pump.id, 5_000))
        book_receipt(cast.cashier, first)
        order.refresh_from_db()
        assert (order.state, order.lines.get().left_milli) == ("partly", 7_000)
        assert Level.objects.get(variant_id=pump.id).ordered_milli == 7_000
        second = open_receipt(cast.cashier, order)
        count_goods(cast.cashier, second, Counted(pump.id, 4_000))
        with pytest.raises(ValidationError, match="ved at blive talt op"):
            end_order(cast.manager, order)
        book_receipt(cast.cashier, second)
        end_order(cast.manager, order)
        order.refresh_from_db()
        assert order.state == "closed"
        assert Level.objects.get(variant_id=pump.id).ordered_milli == 0
        assert on_hand(pump) == 9_000


def test_too_many_and_goods_nobody_ordered_are_kept(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        jacket = make_jacket(cast).variants.order_by("position")[0]
        receipt = open_receipt(cast.cashier, order)
        count_goods(cast.cashier, receipt, Counted(pump.id, 13_000))
        count_goods(cast.cashier, receipt, Counted(jacket.id, 1_000))
        book_receipt(cast.cashier, receipt)
        order.refresh_from_db()
        assert order.state == "received"
        assert order.lines.get().came_milli == 13_000
        assert (on_hand(pump), on_hand(jacket)) == (13_000, 1_000)


def test_everybody_counts_into_the_same_delivery(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        hers = open_receipt(cast.cashier, order)
        his = open_receipt(cast.manager, order)
        assert hers == his
        count_goods(cast.cashier, hers, Counted(pump.id, 6_000))
        count_goods(cast.manager, his, Counted(pump.id, 6_000))
        book_receipt(cast.cashier, hers)
        with pytest.raises(ValidationError, match="blev bogført"):
            book_receipt(cast.manager, his)
        with pytest.raises(ValidationError, match="Det sidste er ikke med"):
            count_goods(cast.manager, his, Counted(pump.id, 1_000))
        assert on_hand(pump) == 12_000
        assert Count.objects.count() == 2


def test_an_order_that_is_being_counted_stands_there_and_not_among_the_expected(
    cast: Cast, office: Office
) -> None:
    browser = office.of(cast.owner)
    with cast.at_work():
        order, _pump = ordered(cast)
        begin = f'action="/receiving/orders/{order.id}/"'
    before = browser.get("/receiving/").content.decode()
    assert (before.count(begin), "Tælles nu" in before) == (1, False)
    with cast.at_work():
        receipt = open_receipt(cast.cashier, order)
    page = browser.get("/receiving/").content.decode()
    assert (page.count(begin), "Tælles nu" in page) == (0, True)
    assert f'href="/receiving/{receipt.id}/"' in page
    with cast.at_work():
        drop_receipt(cast.cashier, receipt)
    assert browser.get("/receiving/").content.decode().count(begin) == 1


def test_a_count_that_is_sent_twice_counts_once(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt, id = open_receipt(cast.cashier, order), uuid4()
        for _ in range(2):
            line = count_goods(cast.cashier, receipt, Counted(pump.id, 1_000, id=id))
        assert line.counted_milli == 1_000
        with pytest.raises(ValidationError, match="så langt ned"):
            count_goods(cast.cashier, receipt, Counted(pump.id, -2_000))
        assert receipt.lines.get().counted_milli == 1_000


def test_a_delivery_note_is_received_once(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        supplier = order.supplier
        first = open_unordered(cast.cashier, supplier, cast.store, "FS-9")
        count_goods(cast.cashier, first, Counted(pump.id, 1_000))
        book_receipt(cast.cashier, first)
        with pytest.raises(ValidationError, match="Følgeseddel FS-9 fra Nordic Parts er allerede"):
            open_unordered(cast.manager, supplier, cast.store, "FS-9")
        second = open_receipt(cast.cashier, order)
        with pytest.raises(ValidationError, match="er allerede modtaget"):
            name_delivery(cast.cashier, second, {"note_no": "FS-9"})
        other = nordic(cast, name="Sydjysk Engros")
        open_unordered(cast.manager, other, cast.store, "FS-9")
        dropped = open_unordered(cast.cashier, supplier, cast.store, "FS-10")
        drop_receipt(cast.cashier, dropped)
        open_unordered(cast.cashier, supplier, cast.store, "FS-10")
        assert on_hand(pump) == 1_000


def test_an_unknown_code_is_named_once_and_known_from_then_on(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = open_receipt(cast.cashier, order)
        assert what_is(order.supplier, "5700000000035").variant is None
        link_code(cast.cashier, receipt, "5700000000035", pump, 1)
        assert what_is(order.supplier, "5700000000035").variant == pump
        assert not Barcode.objects.filter(code="5700000000035").exists()
        link_code(cast.manager, receipt, "5700000000042", pump, 6)
        known = what_is(order.supplier, "5700000000042")
        assert (known.variant, known.quantity_milli) == (pump, 6_000)
        bell = create_product(cast.manager, draft("Klokke")).variants.get()
        with pytest.raises(ValidationError, match="tilhører allerede Fodpumpe"):
            link_code(cast.manager, receipt, "5700000000042", bell, 1)
        assert what_is(order.supplier, "NP-77").variant == pump
        assert what_is(order.supplier, "036000291452").quantity_milli == 6_000


def test_who_may_not_change_costs_changes_none(cast: Cast) -> None:
    with cast.at_work():
        order, _pump = ordered(cast)
        receipt = open_receipt(cast.cashier, order)
        with pytest.raises(Denied):
            name_delivery(cast.cashier, receipt, {"note_no": "1", "freight": 100})
        name_delivery(cast.cashier, receipt, {"note_no": "1", "freight": 0})
        name_delivery(cast.manager, receipt, {"freight": 12_000})
        booked = receive_all(cast.cashier, order)
        assert booked.lines.get().landed == 132_000


def test_what_is_damaged_lies_apart_and_every_oere_has_its_place(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = open_receipt(cast.cashier, order)
        count_goods(cast.cashier, receipt, Counted(pump.id, 11_000, 1_000))
        name_delivery(cast.manager, receipt, {"freight": 1_001})
        book_receipt(cast.cashier, receipt)
        level = Level.objects.get(variant_id=pump.id)
        assert (level.floor_milli, level.defect_milli, level.worth) == (11_000, 1_000, 121_001)
        moved = Movement.objects.order_by("line").values_list("place", "worth", "reason", "who")
        assert list(moved) == [
            (1, 110_918, 300, cast.cashier.id),
            (4, 10_083, 300, cast.cashier.id),
        ]
        assert broken_levels() == []
        assert Due.objects.get().copies == 11


def test_what_a_delivery_did_to_costs_and_margins(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receive_all(cast.cashier, order)
        dearer = draft_order(cast.manager, order.supplier, cast.store, [Wanted(pump.id, 6)])
        line = dearer.lines.get()
        change_line(cast.manager, dearer, line, 1, 66_600)
        send_order(cast.manager, dearer, "")
        (row,) = outcome(receive_all(cast.cashier, dearer))
        assert (row.cost_before, row.cost, row.moved_bp, row.alert) == (10_000, 11_100, 1_100, True)
        assert row.margin_bp == 4_428  # 249,00 is 199,20 without VAT
        known = Level.objects.get(variant_id=pump.id)
        assert (known.worth, known.unit_cost) == (186_600, 10_366_667)


def test_goods_nobody_knows_the_cost_of_cost_what_they_did(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast, currency="EUR", rate=74_605)
        jacket = make_jacket(cast).variants.order_by("position")[0]
        move(uuid4(), [Move(cast.store.id, jacket.id, OPENING, 3_000, FLOOR, 90_000)], who=None)
        receipt = open_unordered(cast.cashier, supplier, cast.store, "")
        count_goods(cast.cashier, receipt, Counted(jacket.id, 2_000))
        book_receipt(cast.cashier, receipt)
        assert receipt.lines.get().landed == 60_000
        assert Level.objects.get(variant_id=jacket.id).worth == 150_000


def test_a_stranger_knows_nothing_of_it(cast: Cast) -> None:
    with cast.at_work():
        ordered(cast)
    with cast.abroad():
        assert PurchaseOrder.objects.count() == 0
        assert Article.objects.count() == 0
        assert ReceiptLine.objects.count() == 0
        assert Movement.objects.count() == 0


def test_a_scan_brings_to_the_office_what_has_changed(cast: Cast, office: Office) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        jacket = make_jacket(cast)
        small, medium, _large = jacket.variants.order_by("position")
        receipt = open_receipt(cast.cashier, order)
        count_goods(cast.mechanic, receipt, Counted(small.id, 1_000))
    browser, address = office.of(cast.cashier), f"/receiving/{receipt.id}/"

    def shown(page: str) -> list[str]:
        return re.findall(r'<tr id="goods-([^"]+)"', page)

    def seen(page: str) -> str:
        found: list[str] = re.findall(r'data-scans-seen="([^"]+)"', page)
        return found[0]

    def scan(since: str, code: str = "5701234567899", id: UUID | None = None) -> str:
        said = {"code": code, "id": id or uuid4(), "since": since}
        told: str = browser.post(f"{address}scan/", said).content.decode()
        return told

    whole = browser.get(address).content.decode()
    assert shown(whole) == [str(pump.id), str(small.id)]
    later, first = (timezone.now() + dt.timedelta(hours=1)).isoformat(), uuid4()
    told = scan(later, id=first)
    assert shown(told) == [str(pump.id)]
    assert "data-scans-part" in told
    assert "<b>2</b> af <b>12</b>" in " ".join(told.split()), "the sums are of everything"
    with cast.at_work():
        count_goods(cast.mechanic, receipt, Counted(medium.id, 1_000))
    told = scan(seen(whole), "5709999999993")
    assert shown(told) == [str(pump.id), str(medium.id), str(small.id)]
    assert "Ingen kender 5709999999993" in told
    again = scan(later, id=first)
    assert shown(again) == [str(pump.id)], "what is sent again is told again"
    assert seen(again) == seen(told)
    for unclear in ("", "nonsense"):
        assert "data-scans-part" not in scan(unclear)
