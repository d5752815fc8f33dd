"""Customers in the office: merged, erased, exported, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bon.customers.actions.erase_customer import erase_customer
from bon.customers.actions.keep_consent import consents_of
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.actions.merge_customers import merge_customers
from bon.customers.models import Consent, Customer
from bon.customers.queries import customers
from bon.customers.told import told
from bon.kit.access import Denied
from bon.kit.models import AuditEvent
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast, Office


@pytest.fixture
def ulla(cast: Cast) -> Customer:
    with cast.at_work():
        return keep_customer(
            cast.cashier,
            None,
            {"name": "Ulla Ås", "phone": "26 12 34 56", "email": "ulla@as.dk", "note": "Kørestol"},
        )


@pytest.fixture
def double(cast: Cast, ulla: Customer) -> Customer:
    """The same Ulla, created once more at a register without a network."""
    with cast.at_work():
        return keep_customer(cast.cashier, None, {"phone": "26123456", "city": "Ribe"})


def page(office: Office, cast: Cast, path: str, **query: Any) -> str:
    answer = office.of(cast.manager).get(path, query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_sales_of_two_who_are_one_are_theirs(
    cast: Cast, ulla: Customer, double: Customer, office: Office
) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)], customer=str(ulla.id)))
    counter.till.sell(Basket([(HELMET, 1000)], customer=str(double.id)))
    counter.till.send(counter.deliver)
    office.of(cast.manager).post(f"/customers/{ulla.id}/merge/", {"other": str(double.id)})
    bought = page(office, cast, f"/sales/of-customer/{ulla.id}/")
    assert "2 bonner, i alt 648,95" in bought
    with cast.at_work():
        assert [each["city"] for each in told([double.id])] == ["Ribe"]
        assert [row.id for row in customers("26123456")] == [ulla.id]
        assert Sale.objects.filter(customer_id=double.id).count() == 1
    assert "Ulla Ås" in page(office, cast, f"/customers/{double.id}/")


def test_two_are_not_merged_twice_nor_with_themselves(
    cast: Cast, ulla: Customer, double: Customer
) -> None:
    with cast.at_work():
        with pytest.raises(ValidationError):
            merge_customers(cast.manager, ulla, ulla)
        merge_customers(cast.manager, ulla, double)
        with pytest.raises(ValidationError):
            merge_customers(cast.manager, ulla, double)
        with pytest.raises(Denied):
            merge_customers(cast.cashier, ulla, double)


def test_erased_is_gone_and_the_sales_stand(
    cast: Cast, ulla: Customer, double: Customer, office: Office
) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)], customer=str(double.id)))
    counter.till.send(counter.deliver)
    with cast.at_work():
        merge_customers(cast.manager, ulla, double)
        erase_customer(cast.manager, ulla)
        for row in Customer.objects.all():
            said = [row.name, row.phone, row.email, row.city, row.note, row.cvr]
            assert said == [""] * 6
        assert not customers("ulla").exists()
        assert told([ulla.id, double.id]) == []
        assert Sale.objects.get().total == 4_995
        events = AuditEvent.objects.filter(subject="customers.customer")
        kept = str(list(events.values_list("label", "before", "after")))
        assert "Ulla" not in kept
        assert "26123456" not in kept
    assert "Ulla" not in page(office, cast, "/customers/")


def test_the_latest_answer_counts_and_all_are_kept(
    cast: Cast, ulla: Customer, office: Office
) -> None:
    browser = office.of(cast.cashier)
    for given in ("yes", "no", "no"):
        said = {"channel": "sms", "given": given, "proof": "Sagt i telefonen"}
        browser.post(f"/customers/{ulla.id}/consent/", said)
    with cast.at_work():
        assert consents_of(ulla.id) == {"sms": False}
        assert [consent.given for consent in Consent.objects.order_by("at")] == [True, False]


def test_a_list_to_take_along_needs_its_own_right(
    cast: Cast, ulla: Customer, office: Office
) -> None:
    answer: Any = office.of(cast.manager).get("/customers/kunder.csv", {"q": "ulla"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[1] == "1;Ulla Ås;26 12 34 56;ulla@as.dk;;;;;;;Kørestol"
    assert office.of(cast.cashier).get("/customers/kunder.csv").status_code == 403


def test_credit_is_not_the_cashiers_to_give(cast: Cast, ulla: Customer, office: Office) -> None:
    said = {"kind": "person", "name": "Ulla Ås", "credit_limit": "500"}
    office.of(cast.cashier).post(f"/customers/{ulla.id}/edit/", said)
    with cast.at_work():
        assert Customer.objects.get().credit_limit == 0
    office.of(cast.manager).post(f"/customers/{ulla.id}/edit/", said)
    with cast.at_work():
        assert Customer.objects.get().credit_limit == 50_000
