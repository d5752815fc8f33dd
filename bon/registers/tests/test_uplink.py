"""Requests are done exactly once, whatever is lost on the way; questions leave nothing behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
import pytest

from bon.kit.ids import uuid7s
from bon.kit.worklist import listed, piles
from bon.organisation.models import Store
from bon.registers import questions_door, tasks
from bon.registers.actions import do_request
from bon.registers.actions.revoke_device import revoke_device
from bon.registers.models import Device, Request
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast
from bon.staff.models import Deviation
from bon.staff.uplink import Asker, Handler, NotYet, Refused

AT = "2026-11-21T12:00:00+01:00"
ids = uuid7s()


class Opening(msgspec.Struct, frozen=True):
    """A store by this name is to be opened: something that can be counted."""

    name: str


def open_store(asker: Asker, asked: Opening) -> Mapping[str, Any]:
    person = asker.allowed("settings")
    company = Store.objects.get(id=asker.store).company
    Store.objects.create(company=company, name=asked.name)
    if asked.name == "Månen":
        raise Refused("too_far", km=384_400)
    if asked.name == "Broen":
        raise NotYet("no bridge")
    if asked.name == "Hullet":
        raise ZeroDivisionError
    return {"opened_by": person.name}


def stores(asker: Asker, asked: Opening) -> Mapping[str, Any]:
    asker.allowed("see_sales")
    return {"ids": [str(store.id) for store in Store.objects.filter(name=asked.name)]}


WHY = {"too_far": "Den er for langt væk."}
OPEN_STORE = Handler(Opening, open_store, "Åbning af butik", WHY)


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(do_request, "REQUESTS", {"open_store": OPEN_STORE})
    monkeypatch.setattr(questions_door, "QUESTIONS", {"stores": Handler(Opening, stores)})


@pytest.fixture
def tablet(cast: Cast) -> Tablet:
    return paired(cast)


def wish(cast: Cast, name: str, id: UUID | None = None, **other: Any) -> dict[str, Any]:
    return {
        "id": str(id or next(ids)),
        "kind": "open_store",
        "at": AT,
        "employee": str(cast.owner.id),
        "approved_by": None,
        "body": {"name": name},
        **other,
    }


def hand_in(tablet: Tablet, *wishes: dict[str, Any]) -> list[dict[str, Any]]:
    answer = tablet.post("requests", {"requests": wishes})
    assert answer.status_code == 200, answer.content
    answers: list[dict[str, Any]] = answer.json()["answers"]
    return answers


def opened(cast: Cast) -> list[str]:
    with cast.at_work():
        return sorted(Store.objects.values_list("name", flat=True))


FIRST = ["Nørrebro Cykler", "Vesterbro Cykler"]


def test_a_request_is_done_once_however_often_it_comes(cast: Cast, tablet: Tablet) -> None:
    asked = wish(cast, "Amager Cykler")
    told = {"id": asked["id"], "result": "done", "reason": "", "data": {"opened_by": "Olga Ejer"}}
    assert hand_in(tablet, asked) == [told]
    assert hand_in(tablet, asked, asked) == [told, told]
    assert opened(cast) == ["Amager Cykler", *FIRST]


def test_what_was_asked_is_forgotten_when_it_is_done(cast: Cast, tablet: Tablet) -> None:
    hand_in(tablet, wish(cast, "Amager Cykler"), wish(cast, "Månen"))
    with cast.at_work():
        kept = [(one.body, one.settled) for one in Request.objects.order_by("id")]
    assert kept == [(None, True), ({"name": "Månen"}, True)]


def test_one_that_is_refused_or_breaks_holds_up_none(cast: Cast, tablet: Tablet) -> None:
    names = ["Månen", "Broen", "Hullet", "Amager Cykler"]
    told = hand_in(tablet, *(wish(cast, name) for name in names))
    assert [(each["result"], each["reason"], each["data"]) for each in told] == [
        ("refused", "too_far", {"km": 384_400}),
        ("later", "", {}),
        ("later", "", {}),
        ("done", "", {"opened_by": "Olga Ejer"}),
    ]
    assert opened(cast) == ["Amager Cykler", *FIRST]
    with cast.at_work():
        trouble = Request.objects.order_by("id").values_list("trouble", flat=True)
        assert list(trouble) == ["", "no bridge", "ZeroDivisionError: ", ""]


def test_the_office_is_told_of_what_was_not_done(
    cast: Cast, tablet: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "REQUESTS", {"open_store": OPEN_STORE})
    broken = wish(cast, "Hullet")
    hand_in(tablet, wish(cast, "Månen"), broken, wish(cast, "Broen"))
    with cast.at_work():
        assert [told.words for told in listed(cast.manager, done=False, most=9)] == [
            "Åbning af butik fra kasse K1 kunne ikke udføres. Den er for langt væk.",
            "Åbning af butik fra kasse K1 gik galt. Kassen prøver igen af sig selv.",
        ]
    does = Handler(Opening, lambda asker, asked: {})
    monkeypatch.setattr(do_request, "REQUESTS", {"open_store": does})
    hand_in(tablet, broken)
    with cast.at_work():
        assert [pile.kind.code for pile in piles(cast.manager)] == [tasks.REFUSED]


def test_later_becomes_done(cast: Cast, tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = wish(cast, "Broen")
    assert hand_in(tablet, asked)[0]["result"] == "later"
    does = Handler(Opening, lambda asker, asked: {})
    monkeypatch.setattr(do_request, "REQUESTS", {"open_store": does})
    assert hand_in(tablet, asked)[0]["result"] == "done"
    with cast.at_work():
        assert Request.objects.get().trouble == ""


def test_the_right_to_it_is_asked_for(cast: Cast, tablet: Tablet) -> None:
    """Whose role wants approval needs a colleague's yes; what a role denies nobody approves."""
    with cast.at_work():
        Deviation.objects.create(person=cast.cashier, permission="settings", answer="approve")
    alone = wish(cast, "Amager", employee=str(cast.cashier.id))
    approved = wish(cast, "Brønshøj", employee=str(cast.cashier.id), approved_by=str(cast.owner.id))
    barred = wish(cast, "Dyssegård", employee=str(cast.mechanic.id), approved_by=str(cast.owner.id))
    foreign = wish(cast, "Charlottenlund", employee=str(cast.stranger.id))
    nobody = wish(cast, "Dragør", employee=None)
    told = hand_in(tablet, alone, approved, barred, foreign, nobody)
    needed = {"permission": "settings", "amount": 0, "limit": None}
    denied = ("refused", "not_allowed", {"permission": "settings"})
    assert [(each["result"], each["reason"], each["data"]) for each in told] == [
        ("refused", "approval_needed", needed),
        ("done", "", {"opened_by": "Olga Ejer"}),
        denied,
        denied,
        denied,
    ]
    assert opened(cast) == ["Brønshøj", *FIRST]


@pytest.mark.parametrize("other", ["body", "kind", "register"])
def test_an_id_cannot_come_to_mean_something_else(cast: Cast, tablet: Tablet, other: str) -> None:
    id = next(ids)
    first = wish(cast, "Amager", id)
    hand_in(tablet, first)
    again: dict[str, dict[str, Any]] = {
        "body": wish(cast, "Brønshøj", id),
        "kind": wish(cast, "Amager", id, kind="close_store"),
        "register": first,
    }
    sender = paired(cast, cast.other_register) if other == "register" else tablet
    [told] = hand_in(sender, again[other])
    assert (told["result"], told["reason"]) == ("refused", "id_taken")
    assert hand_in(tablet, first)[0]["result"] == "done"
    assert opened(cast) == ["Amager", *FIRST]


def test_another_organisations_id_is_nobodys(cast: Cast, tablet: Tablet) -> None:
    """Two shops may come upon the same id; neither learns of the other's."""
    asked = wish(cast, "Amager")
    hand_in(tablet, asked)
    with cast.abroad():
        assert not Request.objects.exists()
    organisation, secret = tablet.token.split(".")
    assert organisation == str(cast.organisation.id)
    tablet.token = f"{cast.foreign.id}.{secret}"
    answer = tablet.post("requests", {"requests": [asked]})
    assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")


@pytest.mark.parametrize(
    "spoilt",
    [
        {"at": "yesterday"},
        {"at": "2026-11-21T12:00:00"},
        {"body": {"name": 7}},
        {"body": {"name": "Ama\0ger"}},
        {"body": None},
        {"employee": "me"},
        {"kind": "open_door"},
    ],
)
def test_what_cannot_be_read_is_refused_alone(
    cast: Cast, tablet: Tablet, spoilt: dict[str, Any]
) -> None:
    told = hand_in(tablet, wish(cast, "Amager", **spoilt), wish(cast, "Brønshøj"))
    assert [each["result"] for each in told] == ["refused", "done"]
    assert told[0]["reason"] in {"malformed", "kind_unknown"}
    assert opened(cast) == ["Brønshøj", *FIRST]


@pytest.mark.parametrize("body", [{}, {"requests": []}, {"requests": [{"kind": "open_store"}]}])
def test_what_names_no_request_is_no_batch(tablet: Tablet, body: dict[str, Any]) -> None:
    answer = tablet.post("requests", body)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


def test_a_question_is_answered_and_leaves_nothing(cast: Cast, tablet: Tablet) -> None:
    asked = {
        "kind": "stores",
        "employee": str(cast.cashier.id),
        "body": {"name": "Nørrebro Cykler"},
    }
    answer = tablet.post("questions", asked)
    assert (answer.status_code, answer.json()) == (
        200,
        {"answer": {"ids": [str(cast.other_store.id)]}},
    )
    foreign = {**asked, "body": {"name": "Fremmed Butik"}}
    assert tablet.post("questions", foreign).json() == {"answer": {"ids": []}}
    with cast.at_work():
        assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("spoilt", "error"),
    [
        ({"employee": None}, "not_allowed"),
        ({"kind": "weather"}, "kind_unknown"),
        ({"body": {}}, "malformed"),
    ],
)
def test_a_question_without_an_answer_says_why(
    cast: Cast, tablet: Tablet, spoilt: dict[str, Any], error: str
) -> None:
    asked = {"kind": "stores", "employee": str(cast.cashier.id), "body": {"name": "Amager"}}
    answer = tablet.post("questions", {**asked, **spoilt})
    assert (answer.status_code, answer.json()["error"]) == (409, error)


def test_a_device_that_was_shut_out_gets_nothing(cast: Cast, tablet: Tablet) -> None:
    with cast.at_work():
        revoke_device(cast.manager, Device.objects.get())
    asked = {"kind": "stores", "employee": str(cast.cashier.id), "body": {"name": "Amager"}}
    for path, body in [
        ("questions", asked),
        ("requests", {"requests": [wish(cast, "Amager")]}),
    ]:
        answer = tablet.post(path, body)
        assert (answer.status_code, answer.json()["error"]) == (401, "revoked")
    assert opened(cast) == FIRST
