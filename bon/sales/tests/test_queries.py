"""What the office reads of the sales record, to the øre."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Sum

from bon.kit.access import NotFound
from bon.kit.listing import Place
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, BOOK, HELMET, Counter, open_counter
from bon.sales import queries
from bon.sales.access import sale_for, shift_for
from bon.sales.models import Payment, Sale, SaleLine, Shift
from bon.sales.queries import SaleFilter
from bon.staff.cast import Cast

DAY = date(2026, 11, 21)


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Three sales of one morning: 49,95 by card, 599 + 120 in cash, a training sale of 49,95."""
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    till = counter.till
    till.sell(Basket([(BELL, 1000)]))
    till.sell(Basket([(HELMET, 1000), (BOOK, 1000)], tender="cash", tendered=80_000))
    till.training = True
    till.sell(Basket([(BELL, 1000)]))
    till.training = False
    till.send(counter.deliver)
    return counter


def test_the_latest_sale_comes_first_and_training_is_apart(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        page = queries.sales_page(SaleFilter())
        training = queries.sales_page(SaleFilter(training=True))
    assert [(row.receipt_no, row.total, row.tenders) for row in page.rows] == [
        ("K1-2", 71_900, ["cash"]),
        ("K1-1", 4_995, ["card"]),
    ]
    assert page.next is None
    assert [(row.receipt_no, row.total) for row in training.rows] == [("K1-3", 4_995)]


def test_pages_follow_one_another_without_a_gap(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        first = queries.sales_page(SaleFilter(), size=1)
        assert first.next is not None
        second = queries.sales_page(SaleFilter(), Place.read(str(first.next)), size=1)
    assert [row.receipt_no for row in first.rows + second.rows] == ["K1-2", "K1-1"]
    assert second.next is None


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (SaleFilter(since=DAY, until=DAY), 2),
        (SaleFilter(until=date(2026, 11, 20)), 0),
        (SaleFilter(since=date(2026, 11, 22)), 0),
        (SaleFilter(receipt="K1-1"), 1),
        (SaleFilter(receipt="K2"), 0),
    ],
)
def test_a_list_is_narrowed(cast: Cast, counter: Counter, narrow: SaleFilter, found: int) -> None:
    with cast.at_work():
        assert len(queries.sales_page(narrow).rows) == found


def test_a_sale_shows_all_of_itself(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        id = queries.sales_page(SaleFilter(receipt="K1-2")).rows[0].id
        detail = queries.sale_detail(sale_for(cast.cashier, id))
    assert (detail.store, detail.register) == ("Vesterbro Cykler", "K1")
    assert [(line.no, line.name, line.total) for line in detail.lines] == [
        (1, "Cykelhjelm", 59_900),
        (2, "Cykelkort", 12_000),
    ]
    assert [(p.name, p.tendered, p.amount, p.change) for p in detail.payments] == [
        ("Kontant", 80_000, 71_900, 8_100)
    ]
    assert [tuple(vars(row).values()) for row in detail.vat] == [
        ("standard", 2500, 59_900, 47_920, 11_980),
        ("zero", 0, 12_000, 12_000, 0),
    ]
    assert detail.body["total"] == 71_900


def test_a_stranger_finds_neither_sale_nor_shift(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        sale, shift = Sale.objects.get(number=1), Shift.objects.get()
    with cast.abroad():
        with pytest.raises(NotFound):
            sale_for(cast.stranger, sale.id)
        with pytest.raises(NotFound):
            shift_for(cast.stranger, shift.id)
        assert queries.sales_page(SaleFilter()).rows == []
        assert queries.turnover_on(DAY).total == 0


def test_an_open_shift_shows_its_figures_so_far(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        row = queries.z_page().rows[0]
        assert (row.number, row.closed_at, row.receipts, row.total) == (1, None, 2, 76_895)
        figures = queries.shift_detail(shift_for(cast.manager, row.id)).figures
    assert figures == counter.till.figures()
    assert figures["expected_cash"] == 50_000 + 71_900


def test_the_z_that_was_printed_is_the_z_that_is_seen(cast: Cast, counter: Counter) -> None:
    difference = counter.till.count_cash(counted=121_850)
    printed = counter.till.close_shift(float_left=50_000)
    counter.till.send(counter.deliver)
    with cast.at_work():
        row = queries.z_page().rows[0]
        shift = shift_for(cast.manager, row.id)
        detail = queries.shift_detail(shift)
        again = queries.folded_figures(shift)
    assert (row.receipts, row.total) == (2, 76_895)
    assert (row.expected_cash, row.counted_cash, row.difference) == (121_900, 121_850, -50)
    assert difference == -50
    assert detail.figures == printed
    assert again == printed


def test_turnover_is_by_store_and_hour_without_training(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        day = queries.turnover_on(DAY)
        elsewhere = queries.turnover_on(DAY, cast.other_store.id)
    assert (day.receipts, day.total, day.vat, day.discount) == (2, 76_895, 12_979, 0)
    assert [(s.name, s.receipts, s.total) for s in day.stores] == [("Vesterbro Cykler", 2, 76_895)]
    assert [(h.hour, h.receipts, h.total) for h in day.hours] == [(9, 2, 76_895)]
    assert (elsewhere.receipts, elsewhere.total) == (0, 0)


def test_a_shift_whose_device_was_lost_ends_where_the_next_one_opens(
    cast: Cast, counter: Counter
) -> None:
    lost = counter.till.figures()
    counter.till.open_shift()
    counter.till.sell(Basket([(BOOK, 1000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        second, first = queries.z_page().rows
        assert (first.closed_at, second.closed_at) == (None, None)
        seen = queries.shift_detail(shift_for(cast.manager, first.id)).figures
        assert seen == {**lost, "last_seq": seen["last_seq"]}
        now = queries.shift_detail(shift_for(cast.manager, second.id)).figures
        assert (now["number"], now["total"]) == (2, 12_000)


def test_the_figures_of_a_shift_are_those_of_its_sales(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(HELMET, 1000)], tender="cash", tendered=60_000))
    counter.till.send(counter.deliver)
    with cast.at_work():
        shift = Shift.objects.get()
        figures = queries.shift_detail(shift).figures
        real = Sale.objects.filter(shift_id=shift.id, training=False)
        sums = real.aggregate(total=Sum("total"), vat=Sum("vat"), rounding=Sum("rounding"))
        paid = Payment.objects.filter(sale_id__in=real.values("id"))
        by_tender = dict(paid.values_list("tender").annotate(Sum("amount")))
        lines = SaleLine.objects.filter(sale_id__in=real.values("id"))
        by_group = dict(lines.values_list("group").annotate(Sum("total")))
    assert figures["total"] == sums["total"] == 76_895 + 59_900
    assert sum(vat["vat"] for vat in figures["vat"].values()) == sums["vat"]
    assert figures["rounding"] == sums["rounding"]
    assert {code: each["amount"] for code, each in figures["tenders"].items()} == by_tender
    assert {code: each["amount"] for code, each in figures["groups"].items()} == by_group
    by_employee = figures["employee_groups"][str(cast.cashier.id)]
    assert by_employee == figures["groups"]
