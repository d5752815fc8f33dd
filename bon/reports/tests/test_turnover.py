"""Turnover is goods. What is sold of gift cards and paid beforehand is owed to customers."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from bon.orders.tests.shop import give_up, known, pick_up, place, ulla
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, OPENING, Counter
from bon.sales.models import Hour, Sale
from bon.sales.queries import SaleFilter, SalesSums, sales_sums, turnover_on
from bon.staff.cast import Cast, Office
from bon.vouchers.tests.counter import issue, redeem, voucher_counter

TODAY = OPENING.date()


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return voucher_counter(cast.register, [cast.cashier])


def totals(cast: Cast, counter: Counter) -> tuple[int, int, int, int]:
    """Receipts, turnover, its VAT and pieces by the hours, once all is handed in."""
    counter.till.send(counter.deliver)
    with cast.at_work():
        hours = Hour.objects.all()
        sums = sales_sums(SaleFilter())
        assert sums == sales_sums(SaleFilter(employee=cast.cashier.id)), "summed sale by sale"
        assert turnover_on(TODAY).total == sums.total
        pieces = sum(hour.pieces_milli for hour in hours)
        return sums.receipts, sums.total, sums.vat, pieces


def test_a_gift_card_is_no_turnover_until_it_pays_for_goods(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    assert totals(cast, counter) == (1, 4_995, 999, 1000)
    issue(counter.till, 50_000)
    assert totals(cast, counter) == (2, 4_995, 999, 1000)
    redeem(counter.till, 10_000, pieces=4)
    assert totals(cast, counter) == (3, 4_995 + 19_980, 999 + 3_996, 5000)
    with cast.at_work():
        card = Sale.objects.get(number=2)
        assert (card.total, card.turnover, card.turnover_vat) == (50_000, 0, 0)


def test_a_prepayment_is_no_turnover_until_the_goods_are_picked_up(
    cast: Cast, counter: Counter
) -> None:
    id = place(counter, ulla(cast), 30_000)
    assert totals(cast, counter) == (1, 0, 0, 0)
    pick_up(counter, known(cast, id))
    # Two helmets and a map: 1.198,00 with VAT and 120,00 without.
    assert totals(cast, counter) == (2, 131_800, 23_960, 3000)
    with cast.at_work():
        picked = Sale.objects.latest("seq")
        assert (picked.total, picked.turnover) == (101_800, 131_800)


def test_what_is_paid_back_of_an_order_is_no_turnover_either(cast: Cast, counter: Counter) -> None:
    id = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    give_up(counter, known(cast, id))
    assert totals(cast, counter) == (2, 0, 0, 0)


def test_the_home_page_and_the_list_of_sales_say_so(
    cast: Cast, counter: Counter, office: Office
) -> None:
    issue(counter.till, 50_000)
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    browser = office.of(cast.owner)
    day = browser.get(f"/?day={TODAY.isoformat()}").context["day"]
    assert (day.turnover.total, day.turnover.receipts) == (4_995, 2)
    sums = browser.get("/sales/", {"from": TODAY.isoformat()}).context["sums"]
    assert sums == SalesSums(receipts=2, total=4_995, vat=999, discount=0)


def test_made_again_from_the_journal_it_is_the_same(cast: Cast, counter: Counter) -> None:
    """Goods, a return, a gift card and what it pays, an order picked up and one given up, cash."""
    sold = counter.till.sell(Basket([(BELL, 2000)]))
    counter.till.take_back(sold, {1: 1000})
    issue(counter.till, 50_000)
    redeem(counter.till, 10_000)
    customer = ulla(cast)
    kept, dropped = place(counter, customer, 30_000), place(counter, customer, 20_000, 1_000_002)
    counter.till.send(counter.deliver)
    pick_up(counter, known(cast, kept))
    give_up(counter, known(cast, dropped))
    counter.till.record("cash_in", {"amount": 1_000, "reason": "change", "approved_by": None})
    counter.till.send(counter.deliver)
    told = StringIO()
    call_command("journal", "verify", stdout=told)
    assert told.getvalue() == "The journal and everything derived from it agree.\n"
    assert totals(cast, counter)[1] == 4_995 + 40 * 4_995 + 131_800
