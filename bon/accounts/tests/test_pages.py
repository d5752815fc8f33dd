"""Accounts in the office: who owes what, a statement, a payment that came by the bank."""

from __future__ import annotations

from typing import Any

import pytest

from bon.accounts.models import Entry
from bon.accounts.tests.shop import account_counter, balance, charge, harbour
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def owing(cast: Cast) -> Customer:
    """A customer who owes 599 kr."""
    customer = harbour(cast)
    counter = account_counter(cast, cast.register)
    charge(counter, customer)
    counter.till.send(counter.deliver)
    return customer


def test_who_owes_what_and_why(cast: Cast, owing: Customer, office: Office) -> None:
    browser = office.of(cast.manager)
    page = _text(browser.get("/accounts/"))
    for said in ("Havnens Cykeludlejning", "599<small>kr.", "2.000,00"):
        assert said in page
    told = _text(browser.get(f"/accounts/{owing.id}/"))
    for said in ("Kontoudtog for kunde nr. 1", "K1-1", "599,00", "Udskriv kontoudtog"):
        assert said in told


def test_accounts_are_searched_sorted_and_sent(cast: Cast, owing: Customer, office: Office) -> None:
    with cast.at_work():
        said = {"name": "Brugsen", "phone": "20304050", "credit_limit": 900_000}
        keep_customer(cast.manager, None, said)
    browser = office.of(cast.manager)
    for query, names in (
        ({}, ["Havnens Cykeludlejning", "Brugsen"]),
        ({"sort": "name"}, ["Brugsen", "Havnens Cykeludlejning"]),
        ({"sort": "-limit"}, ["Brugsen", "Havnens Cykeludlejning"]),
        ({"q": "brug"}, ["Brugsen"]),
        ({"q": "33 11 22 33"}, ["Havnens Cykeludlejning"]),
        ({"state": "owing"}, ["Havnens Cykeludlejning"]),
        ({"state": "overdue"}, []),
        ({"state": "beyond"}, []),
    ):
        rows = browser.get("/accounts/", query).context["page"].rows
        assert [str(row) for row in rows] == names, query
    answer: Any = browser.get("/accounts/konti.csv")
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines() == [
        "Kundenummer;Navn;CVR-nummer;Må skylde;Over fristen;Skylder",
        "1;Havnens Cykeludlejning;;2000,00;0,00;599,00",
        "2;Brugsen;;9000,00;0,00;0,00",
    ]


def test_a_payment_by_the_bank(cast: Cast, owing: Customer, office: Office) -> None:
    paid = {"amount": "500", "day": "2026-11-20", "note": "bilag 114"}
    address = f"/accounts/{owing.id}/"
    assert office.of(cast.manager).post(address, paid).status_code == 302
    assert balance(cast, owing) == 9_900
    assert office.of(cast.cashier).post(address, paid).status_code == 403
    with cast.at_work():
        assert Entry.objects.count() == 2
    assert "Skriv et beløb" in _text(office.of(cast.manager).post(address, {**paid, "amount": "0"}))


def test_who_paid_ahead_is_owed(cast: Cast, owing: Customer, office: Office) -> None:
    browser, address = office.of(cast.manager), f"/accounts/{owing.id}/"
    browser.post(address, {"amount": "700", "day": "2026-11-20", "note": "bilag 114"})
    told = _text(browser.get(address))
    assert 'Har til gode</h2> <p class="tile-figure">101,00<' in told
    listed = _text(browser.get("/accounts/"))
    assert "til gode" in listed
    assert "0<small>kr." in listed


def test_a_stranger_finds_no_account(cast: Cast, owing: Customer, office: Office) -> None:
    assert office.of(cast.stranger).get(f"/accounts/{owing.id}/").status_code == 404
