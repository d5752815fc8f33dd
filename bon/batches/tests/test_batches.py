"""Goods that go bad: received by lot, sold without one, found again, written off."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils import timezone

from bon.batches.actions.write_off import Gone, write_off
from bon.batches.expiring import expiring
from bon.batches.history import named_in, passages
from bon.batches.left import left
from bon.batches.models import Batch, BatchMovement
from bon.catalog.actions.create_product import create_product
from bon.catalog.drafts import BarcodeDraft, VariantDraft
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft
from bon.kit.access import Denied, NotFound
from bon.kit.ids import uuid7
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.name_parts import Named, name_parts
from bon.purchasing.actions.open_receipt import open_unordered
from bon.purchasing.actions.set_cost import set_cost
from bon.purchasing.actions.undo_receipt import undo_receipt
from bon.purchasing.models import GoodsReceipt, Supplier
from bon.purchasing.parts import parts_of
from bon.purchasing.scanned import what_is
from bon.purchasing.tests.shop import nordic
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.reports.queries import search
from bon.staff.cast import Cast
from bon.stock.actions.put_right import Said, put_right
from bon.stock.happenings import COUNTED
from bon.stock.models import Adjustment, Level
from bon.stock.queries import broken_levels
from bon.transfers.actions.cancel_transfer import cancel_transfer
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.models import NEVER_LEFT
from bon.transfers.tests.box import count, send

GTIN = "5701234567899"
SOON, LATER = dt.date(2026, 12, 1), dt.date(2026, 12, 20)


def milk(cast: Cast, **more: Any) -> Variant:
    """Goods with batches."""
    first = VariantDraft(price=1_495, sku="MÆ-1", barcodes=[BarcodeDraft(GTIN)])
    product = create_product(cast.manager, draft("Sødmælk", first, **{"batch": True, **more}))
    variant: Variant = product.variants.get()
    return variant


def delivery(cast: Cast, note_no: str = "") -> GoodsReceipt:
    supplier = Supplier.objects.filter(name="Nordic Parts").first() or nordic(cast)
    return open_unordered(cast.manager, supplier, cast.store, note_no)


def receive(cast: Cast, goods: Variant, *lots: tuple[int, str, dt.date | None]) -> GoodsReceipt:
    """Booked at 8,00 a piece."""
    receipt = delivery(cast)
    for milli, number, last in lots:
        counted = Counted(goods.id, milli, number=number, expires_on=last)
        line = count_goods(cast.manager, receipt, counted)
    set_cost(cast.owner, line, 800)
    return book_receipt(cast.manager, receipt)


def rest(goods: Variant) -> dict[str, tuple[int, int]]:
    """By number: pieces left, and what they cost."""
    return {row.number: (row.left_milli // 1000, row.worth) for row in left(None, [goods.id])}


def rest_in(store: UUID) -> dict[str, int]:
    """By number, pieces left in a store."""
    return {row.number: row.left_milli // 1_000 for row in left(store)}


def sell(counter: Counter, goods: Variant, pieces: int, **said: Any) -> None:
    """Over the counter, and sent."""
    item = {**BELL, "variant": str(goods.id), "product": str(goods.product_id)}
    piece = {"item": item, "quantity_milli": pieces * 1_000, **said}
    counter.till.sell(Basket([], commands=[("add", piece)]))
    counter.till.send(counter.deliver)


def test_what_goes_first_expires_first(cast: Cast) -> None:
    """The played example of docs/algorithms/batches.md."""
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (12_000, "A", SOON), (10_000, "B", LATER))
        assert rest(goods) == {"A": (12, 9_600), "B": (10, 8_000)}
    counter = open_counter(cast.register, [cast.owner])
    sell(counter, goods, 5)
    with cast.at_work():
        assert rest(goods) == {"A": (7, 5_600), "B": (10, 8_000)}
    sell(counter, goods, 3, lot="B")
    with cast.at_work():
        assert rest(goods) == {"A": (7, 5_600), "B": (7, 5_600)}
        first = Batch.objects.get(number="A")
        write_off(cast.manager, first, Gone(uuid7(), cast.store.id, 2_000))
        assert rest(goods) == {"A": (5, 4_000), "B": (7, 5_600)}
        put_right(cast.manager, Said(uuid7(), cast.store.id, COUNTED, {goods.id: 9_000}))
        assert rest(goods) == {"A": (2, 1_600), "B": (7, 5_600)}
    sell(counter, goods, 4)
    with cast.at_work():
        assert rest(goods) == {"B": (5, 4_000)}
        assert Level.objects.get(variant_id=goods.id).on_hand_milli == 5_000
        assert broken_levels() == []
        [named] = named_in(Batch.objects.get(number="B"))
        assert (named.quantity_milli, named.store) == (3_000, cast.store.name)
    with cast.abroad():
        assert left() == []


def test_more_is_sold_than_there_was_and_nothing_of_any_batch_is_left(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (2_000, "A", SOON))
    counter = open_counter(cast.register, [cast.owner])
    sell(counter, goods, 3)
    with cast.at_work():
        assert Level.objects.get(variant_id=goods.id).on_hand_milli == -1_000
        assert rest(goods) == {}
        receive(cast, goods, (5_000, "B", LATER))
        assert rest(goods) == {"B": (4, 3_200)}


def test_what_lay_there_before_went_first(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (4_000, "", None))
        receive(cast, goods, (6_000, "A", SOON))
        assert Level.objects.get(variant_id=goods.id).on_hand_milli == 10_000
        assert rest(goods) == {"A": (6, 4_800)}
    sell(open_counter(cast.register, [cast.owner]), goods, 5)
    with cast.at_work():
        assert rest(goods) == {"A": (5, 4_000)}


def test_a_symbol_says_lot_and_last_day(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        plain = create_product(
            cast.manager,
            draft("Sæbe", VariantDraft(1_000, "S", (), [BarcodeDraft("5701234567882")])),
        ).variants.get()
        symbol = f"]d2010{GTIN}17261201" + "10L-7\x1d21XX"
        scanned = what_is(nordic(cast), symbol)
        assert (scanned.variant, scanned.number, scanned.expires_on) == (goods, "L-7", SOON)
        link = f"https://id.gs1.org/01/0{GTIN}/10/L-8?17=261220"
        scanned = what_is(delivery(cast).supplier, link)
        assert (scanned.number, scanned.expires_on) == ("L-8", LATER)
        assert what_is(delivery(cast).supplier, GTIN)[4:] == ("", None)
        other = what_is(delivery(cast).supplier, "]d20105701234567882" + "10L-9")
        assert other.variant == plain
        assert other[4:] == ("L-9", None)
        receipt = delivery(cast)
        count_goods(cast.cashier, receipt, Counted(plain.id, 1_000, number="L-9"))
        assert parts_of(receipt) == {}


def test_counted_goods_get_their_lot_by_hand_and_may_lose_it_again(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receipt = delivery(cast)
        count_goods(cast.cashier, receipt, Counted(goods.id, 12_000, 1_000))
        name_parts(cast.cashier, receipt, Named(goods.id, "A", SOON, 8_000))
        with pytest.raises(ValidationError, match="Der er talt 4, som ikke har en batch"):
            name_parts(cast.cashier, receipt, Named(goods.id, "B", LATER, 5_000))
        name_parts(cast.cashier, receipt, Named(goods.id, "B", LATER, 4_000))
        name_parts(cast.cashier, receipt, Named(goods.id, "A", SOON, -2_000))
        with pytest.raises(ValidationError, match="sidste dag"):
            name_parts(cast.cashier, receipt, Named(goods.id, "", None, 1_000))
        told = [(part.number, part.quantity_milli) for part in parts_of(receipt)[goods.id]]
        assert told == [("A", 6_000), ("B", 4_000)]
        line = receipt.lines.get()
        assert (line.counted_milli, line.damaged_milli) == (12_000, 1_000)
        count_goods(cast.cashier, receipt, Counted(goods.id, -3_000))
        with pytest.raises(ValidationError, match="flere i batches, end der er talt"):
            book_receipt(cast.cashier, receipt)
        count_goods(cast.cashier, receipt, Counted(goods.id, 3_000))
        book_receipt(cast.cashier, receipt)
        assert {row.number: row.left_milli for row in left()} == {"A": 6_000, "B": 4_000}


def test_written_off_once_within_what_is_left_and_what_one_may(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (10_000, "A", SOON))
        batch = Batch.objects.get()
        gone = Gone(uuid7(), cast.store.id, 4_000)
        first = write_off(cast.manager, batch, gone)
        assert write_off(cast.manager, batch, gone) == first
        assert first.get_reason_display() == "For gammelt"
        assert rest(goods) == {"A": (6, 4_800)}
        with pytest.raises(ValidationError, match="Der er 6 tilbage af batch A"):
            write_off(cast.manager, batch, Gone(uuid7(), cast.store.id, 7_000))
        with pytest.raises(NotFound):
            write_off(cast.manager, batch, Gone(uuid7(), uuid7(), 1_000))
        with pytest.raises(Denied):
            write_off(cast.mechanic, batch, Gone(uuid7(), cast.store.id, 1_000))
        assert Adjustment.objects.count() == 1
        assert BatchMovement.objects.count() == 2
        assert Level.objects.get(variant_id=goods.id).on_hand_milli == 6_000


def test_the_list_counts_days_in_the_shop(cast: Cast) -> None:
    today = timezone.localdate()
    day = dt.timedelta(days=1)
    with cast.at_work():
        goods = milk(cast)
        lots = [("over", today - day), ("today", today), ("week", today + 7 * day)]
        lots += [("month", today + 30 * day), ("late", today + 31 * day)]
        receive(cast, goods, *((1_000, name, last) for name, last in lots))
        rows = expiring(cast.store.id, "30")
        assert [(row.left.number, row.days, row.state) for row in rows] == [
            ("over", -1, "over"),
            ("today", 0, "soon"),
            ("week", 7, "soon"),
            ("month", 30, "good"),
        ]
        assert [row.left.number for row in expiring(None, "expired")] == ["over"]
        assert len(expiring(None, "all")) == 5
        assert expiring(uuid7(), "all") == []


def test_where_it_came_from_stands_with_the_batch(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receipt = receive(cast, goods, (10_000, "A", SOON))
        receive(cast, goods, (5_000, "A", SOON))
        batch = Batch.objects.get()
        write_off(cast.manager, batch, Gone(uuid7(), cast.store.id, 1_000))
        told = [(row.reason, row.quantity_milli, row.who) for row in passages(batch)]
        assert told == [
            ("For gammelt", -1_000, cast.manager.name),
            ("Varemodtagelse", 5_000, cast.manager.name),
            ("Varemodtagelse", 10_000, cast.manager.name),
        ]
        assert passages(batch)[2].receipt == receipt
        assert receipt.supplier.name == "Nordic Parts"


def test_a_numbered_piece_is_received_and_sold_by_its_number(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast, batch=False, serial=True)
        receipt = delivery(cast)
        count_goods(cast.cashier, receipt, Counted(goods.id, 1_000, number="WF-1"))
        with pytest.raises(ValidationError, match="WF-1 er allerede talt"):
            count_goods(cast.cashier, receipt, Counted(goods.id, 1_000, number="WF-1"))
        count_goods(cast.cashier, receipt, Counted(goods.id, 1_000, number="WF-2"))
        book_receipt(cast.manager, receipt)
        assert [row.number for row in left()] == ["WF-1", "WF-2"]
    counter = open_counter(cast.register, [cast.owner])
    item = {**BELL, "variant": str(goods.id), "serial": True}
    counter.till.sell(Basket([], commands=[("add", {"item": item, "serial": "WF-1"})]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert [row.number for row in left()] == ["WF-2"]
        [sold] = named_in(Batch.objects.get(number="WF-1"))
        assert sold.quantity_milli == 1_000
        assert expiring(None, "all") == []
        found = search(cast.owner, "wf-1", None)
        assert [batch.number for batch in found.batches] == ["WF-1"]
        assert [line.quantity_milli for line in found.pieces] == [1_000]
        assert not search(cast.owner, "WF-1", cast.other_store.id).pieces
        assert not search(cast.owner, "WF-3", None)
    with cast.abroad():
        assert not search(cast.stranger, "WF-1", None)


def test_batches_go_along_to_another_store_and_come_back(cast: Cast) -> None:
    here, there = cast.store.id, cast.other_store.id
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (2_000, "", None))
        receive(cast, goods, (6_000, "A", SOON), (5_000, "B", LATER))
        sent = send(cast, (goods, 10_000))
        # Two of no batch, all of A, and two of B.
        assert (rest_in(here), rest_in(there)) == ({"B": 3}, {"A": 6, "B": 2})
        count(cast, sent, "sent", goods, 9_000)
        receive_transfer(cast.owner, sent.id, {goods.id: NEVER_LEFT})
        assert (rest_in(here), rest_in(there)) == ({"B": 4}, {"A": 6, "B": 1})
        again = send(cast, (goods, 4_000))
        assert (rest_in(here), rest_in(there)) == ({}, {"A": 6, "B": 5})
        cancel_transfer(cast.owner, again.id)
        assert (rest_in(here), rest_in(there)) == ({"B": 4}, {"A": 6, "B": 1})
        sums = BatchMovement.objects.values_list("batch__number").annotate(Sum("quantity_milli"))
        assert dict(sums) == {"A": 6_000, "B": 5_000}
        assert broken_levels() == []


def test_undone_is_no_more_of_a_batch_than_is_known_here(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        first = receive(cast, goods, (10_000, "A", SOON))
        send(cast, (goods, 6_000))
        receive(cast, goods, (8_000, "", None))
        undo_receipt(cast.manager, first, "Forkert butik")
        known = BatchMovement.objects.filter(store=cast.store).aggregate(Sum("quantity_milli"))
        assert known["quantity_milli__sum"] == 0
        receive(cast, goods, (5_000, "A", SOON))
        assert rest_in(cast.store.id) == {"A": 5}
        assert rest_in(cast.other_store.id) == {"A": 6}
        assert Level.objects.get(store_id=cast.store.id).on_hand_milli == 7_000
        assert broken_levels() == []


def test_undone_is_no_more_of_a_batch_than_was_not_sold_by_its_name(cast: Cast) -> None:
    """The sale counted against the next delivery of the lot, and it was short of what was sold."""
    with cast.at_work():
        goods = milk(cast)
        first = receive(cast, goods, (10_000, "A", SOON), (5_000, "B", LATER))
        receive(cast, goods, (20_000, "", None))
    counter = open_counter(cast.register, [cast.owner])
    sell(counter, goods, 4, lot="A")
    sell(counter, goods, 6)
    with cast.at_work():
        undo_receipt(cast.manager, first, "Forkert butik")
        assert rest(goods) == {}
        receive(cast, goods, (7_000, "A", SOON), (5_000, "B", LATER))
        assert rest(goods) == {"A": (7, 5_600), "B": (5, 4_000)}
        assert Level.objects.get(variant_id=goods.id).on_hand_milli == 22_000
        sums = BatchMovement.objects.values_list("batch__number").annotate(Sum("quantity_milli"))
        assert dict(sums) == {"A": 11_000, "B": 5_000}
        assert broken_levels() == []
