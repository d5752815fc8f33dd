"""Accounts follow the sales: bought on, paid into at any register, never lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from bon.accounts.actions.note_payment import note_payment
from bon.accounts.listing import AccountFilter, accounts_page, sums
from bon.accounts.models import Account, Entry
from bon.accounts.statement import statement
from bon.accounts.tests.shop import account_counter, balance, charge, harbour, settle
from bon.customers.actions.merge_customers import merge_customers
from bon.journal.rebuilding import rebuild
from bon.kit.access import Denied
from bon.kit.models import Task
from bon.kit.worklist import listed
from bon.organisation.models import Company
from bon.registers.ledger import ledger, standing
from bon.registers.tests.counter import Counter, put_right
from bon.sales.models import Hour, Sale, Shift
from bon.staff.cast import Cast


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return account_counter(cast, cast.register)


@pytest.fixture
def other(cast: Cast) -> Counter:
    return account_counter(cast, cast.other_register)


def test_bought_on_account_and_paid_in_part_at_another_register(
    cast: Cast, counter: Counter, other: Counter
) -> None:
    customer = harbour(cast)
    charge(counter, customer)
    charge(counter, customer, 59_900)
    counter.till.send(counter.deliver)
    assert balance(cast, customer) == 119_800
    settle(other, customer, 100_000, 119_800)
    other.till.send(other.deliver)
    assert balance(cast, customer) == 19_800
    with cast.at_work():
        entries = Entry.objects.order_by("receipt_no").values_list("kind", "amount", "receipt_no")
        assert list(entries) == [
            ("charge", 59_900, "K1-1"),
            ("charge", 59_900, "K1-2"),
            ("payment", -100_000, "K2-1"),
        ]
        assert Sale.objects.count() == 3
        assert not Task.objects.exists()


def test_what_is_paid_into_an_account_is_no_turnover(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    charge(counter, customer)
    settle(counter, customer, 59_900, 59_900)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert sum(Hour.objects.values_list("total", flat=True)) == 59_900
        assert Shift.objects.get().total == 59_900
        assert sorted(Sale.objects.values_list("total", "settled")) == [
            (59_900, 0),
            (59_900, 59_900),
        ]


def test_two_registers_go_beyond_the_limit_and_the_shop_is_told(
    cast: Cast, counter: Counter, other: Counter
) -> None:
    customer = harbour(cast, limit=59_900)
    charge(counter, customer)
    charge(other, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert not Task.objects.exists()
    other.till.send(other.deliver)
    assert balance(cast, customer) == 119_800
    with cast.at_work():
        assert Sale.objects.count() == 2
        [task] = listed(cast.manager, done=False, most=9)
        assert task.words == (
            "Havnens Cykeludlejning skyldte 1.198,00 kr. efter bon K2-1 og må skylde 599,00 kr."
        )
        note_payment(cast.manager, customer, 59_900, timezone.now(), "bankoverførsel")
        assert listed(cast.manager, done=False, most=9) == []


def test_the_office_notes_what_came_by_the_bank(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    charge(counter, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        note_payment(cast.manager, customer, 50_000, timezone.now(), "bilag 114")
        with pytest.raises(Denied):
            note_payment(cast.cashier, customer, 1, timezone.now(), "")
        assert Account.objects.get().balance == 9_900
        assert not list(rebuild().differences)


def test_a_statement_tells_what_is_over_its_day(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    sale = charge(counter, customer)
    counter.till.send(counter.deliver)
    due = dt.date.fromisoformat(sale["at"][:10]) + dt.timedelta(days=14)
    with cast.at_work():
        assert statement(customer, due).overdue == 0
        told = statement(customer, due + dt.timedelta(days=1))
        assert (told.balance, told.overdue, told.before) == (59_900, 59_900, 0)
        assert [row.balance for row in told.rows] == [59_900]
        [on_the_day] = accounts_page(AccountFilter(), due).rows
        [after] = accounts_page(AccountFilter(), due + dt.timedelta(days=1)).rows
        assert (on_the_day.balance, on_the_day.overdue) == (59_900, 0)
        assert (after.balance, after.overdue) == (59_900, 59_900)


def test_registers_are_told_and_count_no_entry_twice(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    with cast.at_work():
        before = standing(cast.register.id)
    charge(counter, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        told = ledger(standing(cast.register.id))
    assert told.accounts == [
        {"customer": str(customer.id), "limit": 200_000, "days": 14, "balance": 59_900, "cash": 0}
    ]
    assert told.seq == counter.till.seq
    assert told.mark != before.mark


def test_cash_counts_together_until_nothing_is_owed(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    charge(counter, customer, helmets=2)
    settle(counter, customer, 50_000, 119_800, "cash")
    settle(counter, customer, 30_000, 69_800)
    counter.till.send(counter.deliver)
    with cast.at_work():
        [told] = ledger(standing(cast.register.id)).accounts
        assert (told["balance"], told["cash"]) == (39_800, 50_000)
    settle(counter, customer, 39_800, 39_800, "cash")
    charge(counter, customer)
    settle(counter, customer, 10_000, 59_900, "cash")
    counter.till.send(counter.deliver)
    with cast.at_work():
        [told] = ledger(standing(cast.register.id)).accounts
        assert (told["balance"], told["cash"]) == (49_900, 10_000)
        assert list(Entry.objects.filter(kind="charge").values_list("cash", flat=True)) == [0, 0]
        assert not list(rebuild().differences)


def test_a_payment_into_an_account_that_was_put_right_counts_as_it_stands(
    cast: Cast, counter: Counter
) -> None:
    customer = harbour(cast)
    charge(counter, customer, helmets=2)
    counter.till.send(counter.deliver)
    paid = settle(counter, customer, 50_000, 119_800, "cash")
    put_right(counter, paid, "card")
    counter.till.send(counter.deliver)
    with cast.at_work():
        [told] = ledger(standing(cast.register.id)).accounts
        assert (told["balance"], told["cash"]) == (69_800, 0)
    by_card = settle(counter, customer, 30_000, 69_800)
    counter.till.send(counter.deliver)
    with cast.at_work():
        before = standing(cast.register.id)
    put_right(counter, by_card, "cash")
    counter.till.send(counter.deliver)
    with cast.at_work():
        now = standing(cast.register.id)
        assert now.value != before.value
        [told] = ledger(now).accounts
        assert (told["balance"], told["cash"]) == (39_800, 30_000)
        rows = statement(customer, dt.date(2026, 1, 1)).rows
        assert [row.entry.amount for row in rows] == [119_800, -50_000, -30_000]
        assert not list(rebuild().differences)


def test_customers_made_one_have_one_account(cast: Cast, counter: Counter) -> None:
    customer = harbour(cast)
    charge(counter, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        kept = harbour(cast, limit=50_000)
        merge_customers(cast.manager, kept, customer)
        [told] = ledger(standing(cast.register.id)).accounts
        assert (told["customer"], told["balance"]) == (str(kept.id), 59_900)
        assert statement(kept, dt.date(2026, 1, 1)).balance == 59_900
        [listed_one] = accounts_page(AccountFilter(), dt.date(2026, 1, 1)).rows
        assert (listed_one.id, listed_one.balance, listed_one.overdue) == (kept.id, 59_900, 0)
        assert sums(dt.date(2026, 1, 1)) == (59_900, 0)
        assert sums(dt.date(2027, 1, 1)) == (59_900, 59_900)


def test_training_is_on_no_account(cast: Cast, counter: Counter) -> None:
    counter.till.training = True
    charge(counter, harbour(cast))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert not Entry.objects.exists()


def test_a_stranger_sees_nothing_of_it(cast: Cast, counter: Counter) -> None:
    charge(counter, harbour(cast))
    counter.till.send(counter.deliver)
    with cast.abroad():
        assert not Account.objects.exists()
        assert not Entry.objects.exists()


def test_a_statement_names_the_company_that_sold(cast: Cast, counter: Counter) -> None:
    """Not the organisation's first one: its companies have a CVR each."""
    customer = harbour(cast)
    charge(counter, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        Company.objects.create(name="Amager Cykler", cvr="10000017")
        note_payment(cast.manager, customer, 10_000, timezone.now(), "bank")
        told = statement(customer, timezone.localdate())
    assert [company.name for company in told.sellers] == ["Vesterbro Cykler"]
