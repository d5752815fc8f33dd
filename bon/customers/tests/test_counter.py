"""Customers as the counters make and find them."""

from __future__ import annotations

from typing import Any

import pytest

from bon.customers.models import Consent, Customer
from bon.kit.ids import uuid7s
from bon.kit.models import AuditEvent
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast

ids = uuid7s()


@pytest.fixture
def tablet(cast: Cast) -> Tablet:
    return paired(cast)


def keep(
    tablet: Tablet, cast: Cast, at: str = "2026-11-21T12:00:00+01:00", **body: Any
) -> dict[str, Any]:
    """Hands in one request about a customer; gives its answer."""
    body.setdefault("id", str(next(ids)))
    asked = {
        "id": str(next(ids)),
        "kind": "keep_customer",
        "at": at,
        "employee": str(cast.cashier.id),
        "body": body,
    }
    answer = tablet.post("requests", {"requests": [asked]})
    told: dict[str, Any] = answer.json()["answers"][0]
    return told


def find(tablet: Tablet, cast: Cast, **body: Any) -> list[str]:
    asked = {"kind": "find_customers", "employee": str(cast.cashier.id), "body": body}
    answer = tablet.post("questions", asked).json()
    return [each["name"] for each in answer["answer"]["customers"]]


def test_a_telephone_is_enough(cast: Cast, tablet: Tablet) -> None:
    told = keep(tablet, cast, phone="26 12 34 56")
    assert told["result"] == "done"
    [customer] = told["data"]["customers"]
    assert (customer["number"], customer["phone"], customer["name"]) == (1, "+4526123456", "")
    with cast.at_work():
        assert str(Customer.objects.get()) == "26 12 34 56"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+45 26123456", "+4526123456"),
        ("0045 26 12 34 56", "+4526123456"),
        ("+46 70-123 45 67", "+46701234567"),
        ("004917612345678", "+4917612345678"),
    ],
)
def test_a_telephone_has_one_spelling(cast: Cast, tablet: Tablet, typed: str, kept: str) -> None:
    assert keep(tablet, cast, phone=typed)["data"]["customers"][0]["phone"] == kept


@pytest.mark.parametrize(
    "wrong",
    [{"phone": "12"}, {"email": "karla"}, {"name": "Ulla", "cvr": "12345678"}, {"name": " "}],
)
def test_what_cannot_be_is_refused(cast: Cast, tablet: Tablet, wrong: dict[str, str]) -> None:
    told = keep(tablet, cast, **wrong)
    assert (told["result"], told["reason"]) == ("refused", "customer_invalid")
    with cast.at_work():
        assert not Customer.objects.exists()


def test_found_by_the_beginning_of_anything(cast: Cast, tablet: Tablet) -> None:
    keep(tablet, cast, name="Åse Brøndum", phone="26123456", email="aase@brondum.dk", city="Ribe")
    keep(tablet, cast, name="Asger Brandt", phone="+46701234567")
    for text in ["åse", "aase brøn", "2612", "+4526123456", "26 12 34 56", "aase@brondum", "ribe"]:
        assert find(tablet, cast, text=text) == ["Åse Brøndum"], text
    assert find(tablet, cast, text="br") == ["Asger Brandt", "Åse Brøndum"]
    assert find(tablet, cast, text="asger ribe") == []
    assert find(tablet, cast, number=2) == ["Asger Brandt"]
    assert find(tablet, cast, number=3) == []
    assert find(tablet, cast) == []


def test_an_older_word_does_not_undo_a_newer_one(cast: Cast, tablet: Tablet) -> None:
    id = str(next(ids))
    keep(tablet, cast, "2026-11-21T12:00:00+01:00", id=id, name="Åse Brøndum", phone="26123456")
    keep(tablet, cast, "2026-11-21T15:00:00+01:00", id=id, phone="26999999")
    keep(tablet, cast, "2026-11-21T13:00:00+01:00", id=id, phone="26111111", city="Ribe")
    with cast.at_work():
        customer = Customer.objects.get()
        assert (customer.name, customer.phone, customer.city) == (
            "Åse Brøndum",
            "+4526999999",
            "Ribe",
        )


def test_a_consent_is_kept_with_its_proof(cast: Cast, tablet: Tablet) -> None:
    agreed = {"channel": "sms", "given": True, "text_version": "2026-1", "proof": "Kundeskærm"}
    id = str(next(ids))
    for _ in range(2):
        told = keep(tablet, cast, id=id, phone="26123456", consents=[agreed])
    assert told["data"]["customers"][0]["consents"] == {"sms": True}
    with cast.at_work():
        consent = Consent.objects.get()
        assert (consent.channel, consent.given, consent.place, consent.by, consent.proof) == (
            "sms",
            True,
            "Vesterbro Cykler",
            cast.cashier.id,
            "Kundeskærm",
        )


def test_the_log_names_fields_and_not_people(cast: Cast, tablet: Tablet) -> None:
    keep(tablet, cast, name="Åse Brøndum", phone="26123456")
    with cast.at_work():
        event = AuditEvent.objects.get(subject="customers.customer")
        assert (event.verb, event.label, event.after, event.actor) == (
            "created",
            "1",
            {"fields": ["name", "phone"]},
            cast.cashier.id,
        )


def test_another_organisations_customer_is_nobody(cast: Cast, tablet: Tablet) -> None:
    with cast.abroad():
        theirs = Customer.objects.create(number=1, name="Fremmed Kunde", sort_key="x")
    told = keep(tablet, cast, id=str(theirs.id), name="Overtaget")
    assert told["result"] == "done"
    asked = {"kind": "known_customers", "employee": str(cast.cashier.id)}
    answer = tablet.post("questions", {**asked, "body": {"ids": [str(theirs.id)]}}).json()
    assert [each["name"] for each in answer["answer"]["customers"]] == ["Overtaget"]
    with cast.abroad():
        assert Customer.objects.get().name == "Fremmed Kunde"
