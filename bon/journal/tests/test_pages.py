"""The office's pages of what went wrong in the journal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bon.journal import wording
from bon.journal.models import Entry, Finding, ProjectionFailure, Quarantine
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.staff.cast import Cast, Office


@pytest.fixture
def counter(cast: Cast) -> Counter:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    return counter


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _failure(cast: Cast) -> ProjectionFailure:
    with cast.at_work():
        entry = Entry.objects.get(seq=1)
        failure: ProjectionFailure = ProjectionFailure.objects.create(
            entry_id=entry.id,
            register_id=cast.register.id,
            seq=entry.seq,
            kind=entry.kind,
            error="en vare manglede",
        )
    return failure


def test_an_entry_that_was_not_booked_is_tried_again(
    cast: Cast, counter: Counter, office: Office
) -> None:
    failure = _failure(cast)
    browser = office.of(cast.manager)
    page = _text(browser.get("/journal/"))
    assert "Logget ind" in page
    assert "en vare manglede" in page
    page = _text(browser.post(f"/journal/{failure.id}/retry/", follow=True))
    assert "Posten er bogført." in page
    assert "Alt er bogført" in page
    with cast.at_work():
        assert ProjectionFailure.objects.get().tries == 2


def test_all_are_tried_at_once(cast: Cast, counter: Counter, office: Office) -> None:
    _failure(cast)
    page = _text(office.of(cast.manager).post("/journal/retry/", follow=True))
    assert "1 af 1 poster er bogført." in page


def test_both_versions_of_a_fork_are_shown_side_by_side(
    cast: Cast, counter: Counter, office: Office
) -> None:
    with cast.at_work():
        held = Entry.objects.get(kind="sale")
        other = {**json.loads(held.text), "at": "2026-11-21T10:00:00+01:00"}
        kept = Quarantine.objects.create(
            register_id=cast.register.id,
            seq=held.seq,
            reason="fork",
            received=json.dumps(other).encode(),
            digest=b"1",
            held_entry_id=held.id,
        )
    browser = office.of(cast.manager)
    assert "Et andet indhold står allerede på denne plads" in _text(
        browser.get("/journal/evidence/")
    )
    answer = browser.get(f"/journal/evidence/{kept.id}/")
    differing = [field.name for field in answer.context["fields"] if field.differs]
    assert differing == ["at"]


def test_what_cannot_be_read_is_shown_as_it_came(
    cast: Cast, counter: Counter, office: Office
) -> None:
    with cast.at_work():
        kept = Quarantine.objects.create(
            register_id=cast.register.id,
            reason="malformed",
            received=b"\xff<ikke json>",
            digest=b"2",
        )
    page = _text(office.of(cast.manager).get(f"/journal/evidence/{kept.id}/"))
    assert "&lt;ikke json&gt;" in page


def test_what_the_auditor_found_is_told(cast: Cast, counter: Counter, office: Office) -> None:
    with cast.at_work():
        entry = Entry.objects.get(kind="sale")
        Finding.objects.create(
            register_id=cast.register.id,
            entry_id=entry.id,
            seq=entry.seq,
            check_code="sale",
            detail="total 4995 ≠ 4996",
        )
    page = _text(office.of(cast.manager).get("/journal/findings/"))
    assert "regner salget anderledes ud" in page
    assert "total 4995 ≠ 4996" in page
    sale = _text(office.of(cast.manager).get(f"/sales/{entry.id}/"))
    assert "Kontrollen fandt en fejl" in sale


def test_every_reason_of_the_door_has_its_words() -> None:
    from typing import get_args

    from bon.journal.chain import Reason

    assert set(get_args(Reason)) - {"gap"} <= wording.REFUSALS.keys()
