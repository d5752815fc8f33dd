"""What registers know of orders and accounts: told again when it is another, and only then."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from bon.accounts.actions.note_payment import note_payment
from bon.accounts.tests.shop import account_counter, charge, harbour, settle
from bon.customers.actions.erase_customer import erase_customer
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.merge_customers import merge_customers
from bon.orders.actions.say_ready import say_ready
from bon.orders.models import Order
from bon.orders.tests.shop import agree, give_up, known, pick_up, place, ulla
from bon.organisation.models import Register
from bon.registers.ledger import standing
from bon.registers.simulated import Basket
from bon.registers.tests.counter import HELMET, Counter
from bon.staff.cast import Cast


@pytest.fixture
def beside(cast: Cast) -> Counter:
    """Another counter in the store of the register that is told."""
    with cast.at_work():
        register = Register.objects.create(store=cast.store, code="K3", name="Bagest")
    return account_counter(cast, register)


@pytest.fixture
def elsewhere(cast: Cast) -> Counter:
    return account_counter(cast, cast.other_register)


def mark(cast: Cast) -> str:
    with cast.at_work():
        return standing(cast.register.id).mark


def sent(counter: Counter) -> None:
    counter.till.send(counter.deliver)


def test_what_is_done_beside_is_told(cast: Cast, beside: Counter) -> None:
    marks = [mark(cast)]
    customer, company = ulla(cast), harbour(cast)
    agree(beside, customer)
    sent(beside)
    marks.append(mark(cast))
    id = place(beside, customer, 30_000)
    sent(beside)
    marks.append(mark(cast))
    pick_up(beside, known(cast, id), [{"line": 1, "quantity_milli": 1000}])
    sent(beside)
    marks.append(mark(cast))
    give_up(beside, known(cast, id))
    sent(beside)
    marks.append(mark(cast))
    charge(beside, company)
    sent(beside)
    marks.append(mark(cast))
    settle(beside, company, 59_900, 59_900)
    sent(beside)
    marks.append(mark(cast))
    assert len(set(marks)) == 7
    assert mark(cast) == marks[-1]


def test_a_sale_and_an_order_of_another_store_are_not(
    cast: Cast, beside: Counter, elsewhere: Counter
) -> None:
    before = mark(cast)
    beside.till.sell(Basket([(HELMET, 1000)]))
    sent(beside)
    place(elsewhere, ulla(cast), 30_000)
    sent(elsewhere)
    assert mark(cast) == before


def test_an_order_picked_up_in_another_store_is_told_where_it_was_made(
    cast: Cast, beside: Counter, elsewhere: Counter
) -> None:
    id = place(beside, ulla(cast), 30_000)
    sent(beside)
    before = mark(cast)
    pick_up(elsewhere, known(cast, id))
    sent(elsewhere)
    assert mark(cast) != before


def test_what_the_office_does_is_told(cast: Cast, beside: Counter) -> None:
    company, customer = harbour(cast), ulla(cast)
    agree(beside, customer)
    sent(beside)
    marks = [mark(cast)]
    with cast.at_work():
        note_payment(cast.manager, company, 10_000, timezone.now(), "Bank")
        marks.append(mark(cast))
        keep_customer(cast.manager, company.id, {"credit_limit": 100_000})
        marks.append(mark(cast))
        say_ready(cast.manager, Order.objects.get(), "")
        marks.append(mark(cast))
        merge_customers(cast.manager, company, customer)
        marks.append(mark(cast))
        erase_customer(cast.manager, company)
        marks.append(mark(cast))
    assert len(set(marks)) == 6


def test_another_name_is_not(cast: Cast) -> None:
    company = harbour(cast)
    before = mark(cast)
    with cast.at_work():
        keep_customer(cast.manager, company.id, {"name": "Havnens Cykler"})
    assert mark(cast) == before


def test_quotes_run_out_overnight(cast: Cast) -> None:
    with cast.at_work():
        today = standing(cast.register.id)
    tomorrow = today._replace(today=today.today + dt.timedelta(days=1))
    assert tomorrow.mark != today.mark
