"""The card was found after the sale was paid."""

from __future__ import annotations

from typing import Any

import pytest

from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.kit.ids import uuid7s
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.registers.tests.devices import Tablet, paired
from bon.sales.models import LateCustomer, Sale
from bon.sales.of_customer import bought_by, customer_of, regulars
from bon.staff.cast import Cast

ids = uuid7s()
SAME_DAY, NEXT_DAY = "2026-11-21T21:00:00+01:00", "2026-11-22T09:00:00+01:00"


@pytest.fixture
def counter(cast: Cast) -> Counter:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    return counter


@pytest.fixture
def tablet(cast: Cast, counter: Counter) -> Tablet:
    """Of the other register of the same organisation, moved into the same store."""
    with cast.at_work():
        cast.other_register.store = cast.store
        cast.other_register.save()
    return paired(cast, cast.other_register)


@pytest.fixture
def ulla(cast: Cast) -> Customer:
    with cast.at_work():
        return keep_customer(cast.cashier, None, {"name": "Ulla Ås"})


def name(tablet: Tablet, cast: Cast, sale: object, customer: object, at: str = SAME_DAY) -> str:
    body = {"sale": str(sale), "customer": str(customer)}
    asked = {"id": str(next(ids)), "kind": "name_customer", "at": at, "body": body}
    sent: dict[str, Any] = {"requests": [{**asked, "employee": str(cast.cashier.id)}]}
    told = tablet.post("requests", sent).json()["answers"][0]
    return str(told["reason"] or told["result"])


def test_the_sale_becomes_hers_once_it_has_come(
    cast: Cast, counter: Counter, tablet: Tablet, ulla: Customer
) -> None:
    sale = counter.till.held[-1]
    id = sale.entry.partition('"sale":"')[2][:36]
    assert name(tablet, cast, id, ulla.id) == "later"
    counter.till.send(counter.deliver)
    assert name(tablet, cast, id, ulla.id) == "done"
    assert name(tablet, cast, id, ulla.id) == "done"
    with cast.at_work():
        row = Sale.objects.get()
        assert (row.customer_id, customer_of(row)) == (None, ulla.id)
        assert bought_by(ulla.id)[:2] == (1, 4_995)
        assert LateCustomer.objects.count() == 1


def test_not_another_day_nor_anothers_sale(
    cast: Cast, counter: Counter, tablet: Tablet, ulla: Customer
) -> None:
    counter.till.send(counter.deliver)
    with cast.at_work():
        sale = Sale.objects.get().id
        other = keep_customer(cast.cashier, None, {"name": "Asger"})
    assert name(tablet, cast, sale, ulla.id, NEXT_DAY) == "customer_too_late"
    assert name(tablet, cast, sale, ulla.id) == "done"
    assert name(tablet, cast, sale, other.id) == "customer_too_late"
    with cast.at_work():
        assert bought_by(other.id)[:2] == (0, 0)


def test_those_who_come_most_often_come_first(cast: Cast, counter: Counter, ulla: Customer) -> None:
    with cast.at_work():
        asger = keep_customer(cast.cashier, None, {"name": "Asger"})
    for customer in (ulla, asger, asger):
        counter.till.sell(Basket([(BELL, 1000)], customer=str(customer.id)))
    counter.till.send(counter.deliver)
    with cast.at_work():
        now = Sale.objects.latest("at").at
        assert regulars(cast.store.id, 10, now) == [asger.id, ulla.id]
        assert regulars(cast.other_store.id, 10, now) == []
