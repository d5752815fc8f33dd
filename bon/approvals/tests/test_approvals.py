"""A cashier asks; a manager answers from her telephone; nobody else can."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from bon.approvals.models import Approval
from bon.kit.ids import uuid7s
from bon.kit.models import AuditEvent
from bon.organisation.models import Register
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast, Office
from bon.staff.models import Deviation, Grant, Person

SALE = "01980000-0000-7000-8000-00000000aaaa"
ids = uuid7s()


@pytest.fixture
def tablet(cast: Cast) -> Tablet:
    return paired(cast)


def question(tablet: Tablet, person: Person, kind: str, body: dict[str, Any]) -> Any:
    said = {"kind": kind, "body": body, "employee": str(person.id), "approved_by": None}
    return tablet.post("questions", said).json()


def ask(cast: Cast, tablet: Tablet, **other: Any) -> UUID:
    """The cashier wants to give half of a lamp away."""
    id = next(ids)
    body = {
        "id": str(id), "permission": "line_discount", "amount": 5000, "limit": 1000,
        "sale": SALE, "total": 24_950, **other,
    }  # fmt: skip
    assert question(tablet, cast.cashier, "ask_approval", body) == {"answer": {"seconds": 180}}
    return id


def told(cast: Cast, tablet: Tablet, id: UUID) -> Any:
    return question(tablet, cast.cashier, "approval_answer", {"id": str(id)})


def test_the_manager_sees_it_and_says_yes(cast: Cast, office: Office, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    assert told(cast, tablet, id) == {"answer": {"state": "waiting", "by": None, "reason": ""}}
    browser = office.of(cast.manager)
    page = browser.get("/approvals/").content.decode()
    for words in (
        cast.cashier.name,
        "Rabat på en vare",
        "50\N{NO-BREAK SPACE}%",
        "249,50",
        cast.store.name,
    ):
        assert words in page
    answer = {"granted": "yes", "reason": "Den er ridset"}
    assert browser.post(f"/approvals/{id}/", answer).status_code == 302
    by = {"id": str(cast.manager.id), "name": cast.manager.name}
    assert told(cast, tablet, id) == {
        "answer": {"state": "yes", "by": by, "reason": "Den er ridset"}
    }
    assert "Ingen venter på svar" in browser.get("/approvals/").content.decode()
    with cast.at_work():
        event = AuditEvent.objects.get(verb="approved")
        assert event.actor == cast.manager.id
        assert event.after["asked_by"] == cast.cashier.name
        assert (event.after["amount"], event.after["sale"]) == (5000, SALE)


def test_a_no_and_its_reason(cast: Cast, office: Office, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    office.of(cast.owner).post(f"/approvals/{id}/", {"granted": "no", "reason": "Højst 20 %"})
    answer = told(cast, tablet, id)["answer"]
    assert (answer["state"], answer["reason"]) == ("no", "Højst 20 %")
    office.of(cast.manager).post(f"/approvals/{id}/", {"granted": "yes"})
    assert told(cast, tablet, id)["answer"]["state"] == "no", "an answer stands"


def test_the_page_is_only_told_anew_when_something_changed(
    cast: Cast, office: Office, tablet: Tablet
) -> None:
    browser = office.of(cast.manager)
    live: Any = {"HTTP_HX_REQUEST": "true"}
    assert browser.get("/approvals/?shown=", **live).status_code == 204
    id = ask(cast, tablet)
    assert cast.cashier.name in browser.get("/approvals/?shown=", **live).content.decode()
    assert browser.get(f"/approvals/?shown={id.hex}", **live).status_code == 204


def test_asked_again_it_is_the_same_question(cast: Cast, office: Office, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    ask(cast, tablet, id=str(id))
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"
    with cast.at_work():
        assert Approval.objects.count() == 1


def test_nobody_is_asked_for_ever(cast: Cast, office: Office, tablet: Tablet) -> None:
    first, second = ask(cast, tablet), ask(cast, tablet, amount=2000)
    assert told(cast, tablet, first)["answer"]["state"] == "over", "one thing at a time"
    question(tablet, cast.cashier, "withdraw_approval", {"id": str(second)})
    third = ask(cast, tablet)
    with cast.at_work():
        Approval.objects.filter(id=third).update(over_at=timezone.now())
    for id in (first, second, third):
        office.of(cast.manager).post(f"/approvals/{id}/", {"granted": "yes"})
        assert told(cast, tablet, id)["answer"] == {"state": "over", "by": None, "reason": ""}


@pytest.mark.parametrize("who", ["cashier", "stranger"])
def test_who_may_not_alone_neither_sees_nor_answers(
    cast: Cast, office: Office, tablet: Tablet, who: str
) -> None:
    id, browser = ask(cast, tablet), office.of(getattr(cast, who))
    assert "Rabat på en vare" not in browser.get("/approvals/").content.decode()
    assert browser.post(f"/approvals/{id}/", {"granted": "yes"}).status_code == 404
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"


def test_an_answer_stays_within_ones_own_limit_and_store(
    cast: Cast, office: Office, tablet: Tablet
) -> None:
    id, browser = ask(cast, tablet), office.of(cast.manager)
    with cast.at_work():
        Deviation.objects.create(
            person=cast.manager, permission="line_discount", answer="allow", limit=4999
        )
    assert browser.post(f"/approvals/{id}/", {"granted": "yes"}).status_code == 404
    with cast.at_work():
        Deviation.objects.all().delete()
        Person.objects.filter(id=cast.manager.id).update(store=cast.other_store)
    assert browser.post(f"/approvals/{id}/", {"granted": "yes"}).status_code == 404
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"


def test_nobody_says_yes_to_herself(cast: Cast, office: Office, tablet: Tablet) -> None:
    body = {
        "id": str(next(ids)), "permission": "line_discount", "amount": 5000, "limit": None,
        "sale": SALE, "total": 0,
    }  # fmt: skip
    question(tablet, cast.manager, "ask_approval", body)
    answer = office.of(cast.manager).post(f"/approvals/{body['id']}/", {"granted": "yes"})
    assert answer.status_code == 404


def test_what_nobodys_yes_would_help_is_not_asked(cast: Cast, tablet: Tablet) -> None:
    with cast.at_work():
        Grant.objects.filter(role=cast.cashier.role, permission="line_discount").delete()
    body = {
        "id": str(next(ids)), "permission": "line_discount", "amount": 5000, "limit": None,
        "sale": None, "total": 0,
    }  # fmt: skip
    refused = question(tablet, cast.cashier, "ask_approval", body)
    assert refused == {"error": "not_allowed", "data": {"permission": "line_discount"}}
    for wrong in ({"permission": "rule_the_world"}, {"amount": "all"}, {"amount": 2**60}):
        answer = question(tablet, cast.cashier, "ask_approval", body | wrong)
        assert answer["error"] == "malformed"
    with cast.at_work():
        assert not Approval.objects.exists()


def test_another_register_learns_and_changes_nothing(cast: Cast, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    with cast.at_work():
        register = Register.objects.create(store=cast.store, code="K9", name="Kasse 9", number=9)
    other = paired(cast, register)
    assert told(cast, other, id)["error"] == "not_found"
    question(other, cast.cashier, "withdraw_approval", {"id": str(id)})
    body = {
        "id": str(id), "permission": "line_discount", "amount": 1, "limit": None,
        "sale": None, "total": 0,
    }  # fmt: skip
    question(other, cast.cashier, "ask_approval", body)
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"
    with cast.at_work():
        assert Approval.objects.get().amount == 5000


def test_another_organisations_register_learns_and_changes_nothing(
    cast: Cast, office: Office, tablet: Tablet
) -> None:
    id = ask(cast, tablet)
    with cast.abroad():
        register = Register.objects.create(
            store=cast.foreign_store, code="F9", name="Fremmed", number=9
        )
        code = open_pairing(cast.stranger, register).code
    abroad = Tablet(address="10.0.0.8")
    assert abroad.pair(code).status_code == 201
    assert question(abroad, cast.stranger, "approval_answer", {"id": str(id)}) == {
        "error": "not_found", "data": {},
    }  # fmt: skip
    question(abroad, cast.stranger, "withdraw_approval", {"id": str(id)})
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"
    assert cast.cashier.name not in office.of(cast.stranger).get("/approvals/").content.decode()


def test_a_registers_token_opens_no_page_of_the_office(cast: Cast, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    token: Any = {"HTTP_AUTHORIZATION": f"Bearer {tablet.token}"}
    for answer in (
        tablet.client.get("/approvals/", **token),
        tablet.client.post(f"/approvals/{id}/", {"granted": "yes"}, **token),
    ):
        assert answer.status_code == 302
        assert "/account/login/" in answer["Location"]
    assert told(cast, tablet, id)["answer"]["state"] == "waiting"


def test_the_log_of_changes_tells_it_in_words(cast: Cast, office: Office, tablet: Tablet) -> None:
    id = ask(cast, tablet)
    office.of(cast.manager).post(f"/approvals/{id}/", {"granted": "yes", "reason": "Ridset"})
    page = office.of(cast.owner).get("/audit/").content.decode()
    for words in (
        "Godkendelse ved kassen", cast.manager.name, cast.cashier.name, "Rabat på en vare",
        "249,50", "Ridset",
    ):  # fmt: skip
        assert words in page
    assert "line_discount" not in page
