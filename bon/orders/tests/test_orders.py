"""Orders follow the sales: prepaid, picked up in parts at any register, given up."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from bon.journal.rebuilding import rebuild
from bon.kit.models import Task
from bon.kit.worklist import listed
from bon.orders.feed import open_orders
from bon.orders.models import Entry, Order
from bon.orders.queries import reserved
from bon.orders.tests.shop import agree, give_up, known, pick_up, place, standing, ulla
from bon.registers.simulated import Basket
from bon.registers.tests.counter import HELMET, Counter, open_counter, put_right
from bon.registers.tests.devices import paired
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.stock.models import Level


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return open_counter(cast.register, [cast.cashier])


@pytest.fixture
def other(cast: Cast) -> Counter:
    return open_counter(cast.other_register, [cast.cashier])


def test_an_order_is_what_was_agreed(cast: Cast, counter: Counter) -> None:
    customer = ulla(cast)
    id = place(counter, customer, 30_000)
    counter.till.send(counter.deliver)
    order = standing(cast, id)
    assert (order.order.number, order.order.total, order.order.customer_id) == (
        1_000_001,
        131_800,
        customer.id,
    )
    # 300,00 over 1.198,00 with VAT and 120,00 without.
    assert order.prepaid == [
        {"vat": "standard", "amount": 27_269},
        {"vat": "zero", "amount": 2_731},
    ]
    assert [(line["item"]["name"], line["left_milli"]) for line in order.lines] == [
        ("Cykelhjelm", 2000),
        ("Cykelkort", 1000),
    ]
    with cast.at_work():
        sale = Sale.objects.get()
        assert (sale.total, sale.vat) == (30_000, 5_454)
        assert not Level.objects.exists()


def test_picked_up_in_parts_and_at_another_register(
    cast: Cast, counter: Counter, other: Counter
) -> None:
    id = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    pick_up(other, known(cast, id), [{"line": 1, "quantity_milli": 1000}])
    other.till.send(other.deliver)
    assert standing(cast, id).left == 2_731
    assert standing(cast, id).open
    pick_up(counter, known(cast, id))
    counter.till.send(counter.deliver)
    order = standing(cast, id)
    assert (order.left, order.missing, order.open) == (0, 0, False)
    with cast.at_work():
        totals = list(Sale.objects.order_by("at", "total").values_list("total", flat=True))
        assert sorted(totals) == [30_000, 32_631, 69_169]
        assert sum(totals) == 131_800
        # 20 % of what two helmets cost: the VAT of an order is the VAT of its goods.
        assert sum(Sale.objects.values_list("vat", flat=True)) == 23_960
        assert not Task.objects.exists()
        levels = Level.objects.order_by("on_hand_milli").values_list("on_hand_milli", flat=True)
        assert list(levels) == [-1000, -1000, -1000]


def test_given_up_it_gives_back_what_was_paid_and_no_more(cast: Cast, counter: Counter) -> None:
    id = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    give_up(counter, known(cast, id))
    counter.till.send(counter.deliver)
    order = standing(cast, id)
    assert (order.left, order.missing, order.open, order.given_up) == (0, 0, False, True)
    assert known(cast, id)["lines"] == []
    with cast.at_work():
        assert sum(Sale.objects.values_list("total", flat=True)) == 0


def test_taken_out_twice_becomes_a_task_and_both_sales_stand(
    cast: Cast, counter: Counter, other: Counter
) -> None:
    id = place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    told = known(cast, id)
    pick_up(counter, told)
    pick_up(other, told)
    counter.till.send(counter.deliver)
    other.till.send(other.deliver)
    order = standing(cast, id)
    assert (order.left, order.missing) == (0, 30_000)
    with cast.at_work():
        assert Sale.objects.count() == 3
        [task] = listed(cast.manager, done=False, most=9)
        assert task.words == (
            "Ordre 1000001 er hentet eller trukket fra mere end én gang, på bon K1-2, K2-1. "
            "Der er trukket 300,00 kr. mere, end kunden havde betalt."
        )


def test_an_order_without_a_prepayment_is_no_sale(cast: Cast, counter: Counter) -> None:
    id = agree(counter, ulla(cast))
    counter.till.send(counter.deliver)
    order = standing(cast, id)
    assert (order.order.total, order.left, order.owed, order.open) == (119_800, 0, 119_800, True)
    with cast.at_work():
        assert not Sale.objects.exists()
        assert not list(rebuild().differences)
    pick_up(counter, known(cast, id))
    counter.till.send(counter.deliver)
    assert not standing(cast, id).open
    with cast.at_work():
        assert Order.objects.get().settled_at is not None
        assert Sale.objects.get().total == 119_800


def test_what_is_promised_is_reserved_until_it_is_picked_up(cast: Cast, counter: Counter) -> None:
    helmet = UUID(HELMET["variant"])
    id = agree(counter, ulla(cast))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert reserved([helmet]) == {(cast.store.id, helmet): 2000}
    pick_up(counter, known(cast, id), [{"line": 1, "quantity_milli": 1000}])
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert reserved([helmet]) == {(cast.store.id, helmet): 1000}
    command: Any = ("refund_order", {"order": known(cast, id), "label": "-"})
    counter.till.note(Basket([], commands=[command]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert reserved([helmet]) == {}
        assert standing(cast, id).given_up


def test_a_quote_reserves_nothing_and_is_told_while_it_holds(cast: Cast, counter: Counter) -> None:
    id = agree(counter, None, "quote")
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert reserved([UUID(HELMET["variant"])]) == {}
        [told] = open_orders(cast.store.id, dt.date(2026, 11, 21))
        assert (told["id"], told["kind"], told["customer"]) == (id, "quote", "")
    pick_up(counter, told)
    pick_up(counter, told)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert open_orders(cast.store.id, dt.date(2026, 11, 21)) == []
        assert not Task.objects.exists()


def test_cash_for_an_order_is_counted_together(cast: Cast, counter: Counter) -> None:
    customer = ulla(cast)
    id = "0192f000-0000-7000-8000-000000000001"
    said = {"id": id, "number": 1_000_003, "kind": "layaway", "prepayment": 30_000, "label": "-"}
    command: Any = ("place_order", said)
    whose = str(customer.id)
    counter.till.sell(Basket([(HELMET, 1000)], tender="cash", customer=whose, commands=[command]))
    counter.till.send(counter.deliver)
    assert known(cast, id)["cash"] == 30_000
    more: Any = ("pay_order", {"order": known(cast, id), "amount": 10_000, "label": "-"})
    counter.till.sell(Basket([], tender="cash", commands=[more]))
    counter.till.send(counter.deliver)
    told = known(cast, id)
    assert (told["cash"], told["prepaid"]) == (40_000, [{"vat": "standard", "amount": 40_000}])
    assert standing(cast, id).owed == 19_900
    paid = counter.till.sell(
        Basket([], tender="card", commands=[("pay_order", {**more[1], "order": told})])
    )
    put_right(counter, paid, "cash")
    counter.till.send(counter.deliver)
    assert known(cast, id)["cash"] == 50_000


def test_training_is_no_order(cast: Cast, counter: Counter) -> None:
    counter.till.training = True
    place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert not Order.objects.exists()
        assert not Entry.objects.exists()


def test_a_register_asks_by_the_number_on_the_slip(cast: Cast, counter: Counter) -> None:
    customer = ulla(cast)
    id = place(counter, customer, 30_000)
    counter.till.send(counter.deliver)
    tablet = paired(cast, cast.other_register)

    def ask(**body: object) -> Any:
        asked = {"kind": "find_orders", "employee": str(cast.cashier.id), "body": body}
        return tablet.post("questions", asked).json()

    told = ask(number=1_000_001)["answer"]
    assert told["orders"] == [known(cast, id)]
    assert [each["name"] for each in told["customers"]] == ["Ulla Ås"]
    assert ask(customer=str(customer.id))["answer"]["orders"] == [known(cast, id)]
    assert ask(number=7)["error"] == "not_found"


def test_a_stranger_sees_nothing_of_it(cast: Cast, counter: Counter) -> None:
    place(counter, ulla(cast), 30_000)
    counter.till.send(counter.deliver)
    with cast.abroad():
        assert not Order.objects.exists()
        assert not Entry.objects.exists()


def test_a_quote_is_told_until_its_last_day_and_an_order_until_it_is_fetched(
    cast: Cast, counter: Counter
) -> None:
    quote, order = agree(counter, None, "quote"), agree(counter, ulla(cast))
    counter.till.send(counter.deliver)
    last = dt.date(2026, 11, 30)
    with cast.at_work():
        Order.objects.update(due=last)
        assert {told["id"] for told in open_orders(cast.store.id, last)} == {quote, order}
        later = open_orders(cast.store.id, last + dt.timedelta(days=1))
        assert [told["id"] for told in later] == [order]
