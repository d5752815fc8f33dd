"""Tasks: raised once, told in words, done by whoever may."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from bon.journal.entry import Item
from bon.journal.tasks import REFUSED, UNPROJECTED
from bon.kit.access import NotFound
from bon.kit.models import AuditEvent, Task
from bon.kit.worklist import finish_task, listed, piles, raise_task, settle_task
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, open_counter
from bon.staff.cast import Cast, Office

FACTS = {"register": "K1", "seq": 7, "kind": "sale"}


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_subject_is_raised_once_even_after_it_is_done(cast: Cast) -> None:
    with cast.at_work():
        raise_task(UNPROJECTED, "a", FACTS)
        raise_task(UNPROJECTED, "a", {**FACTS, "seq": 8})
        raise_task(UNPROJECTED, "b", FACTS)
        assert [(pile.kind.code, pile.count) for pile in piles(cast.owner)] == [(UNPROJECTED, 2)]
        finish_task(cast.owner, Task.objects.get(subject="a").id)
        raise_task(UNPROJECTED, "a", FACTS)
        done = Task.objects.get(subject="a")
        assert (done.facts, done.done_by) == (FACTS, cast.owner.id)
        assert AuditEvent.objects.get(verb="task_done").subject_id == done.id
        assert [told.task.subject for told in listed(cast.owner, done=False, most=9)] == ["b"]


def test_what_comes_right_by_itself_is_done_by_nobody(cast: Cast) -> None:
    with cast.at_work():
        raise_task(UNPROJECTED, "a", FACTS)
        settle_task(UNPROJECTED, "a")
        settle_task(UNPROJECTED, "none such")
        task = Task.objects.get()
        assert task.done_at is not None
        assert task.done_by is None


def test_a_task_is_nobody_elses(cast: Cast) -> None:
    with cast.at_work():
        raise_task(UNPROJECTED, "a", FACTS)
        task = Task.objects.get()
        assert piles(cast.cashier) == []
        with pytest.raises(NotFound):
            finish_task(cast.cashier, task.id)
    with cast.abroad():
        assert piles(cast.stranger) == []
        with pytest.raises(NotFound):
            finish_task(cast.stranger, task.id)


def test_home_counts_what_waits_and_the_list_says_what_happened(cast: Cast, office: Office) -> None:
    with cast.at_work():
        raise_task(UNPROJECTED, "a", FACTS)
        task = Task.objects.get()
    browser = office.of(cast.manager)
    assert "1 post er modtaget, men ikke bogført endnu." in _text(browser.get("/"))
    assert "Salg K1 · 7 er modtaget og gemt, men ikke bogført." in _text(browser.get("/tasks/"))
    page = _text(browser.post(f"/tasks/{task.id}/done/", follow=True))
    assert "Opgaven er løst." in page
    assert "Ingen opgaver" in page
    assert "Salg K1 · 7" in _text(browser.get("/tasks/?done=1"))
    assert "ikke bogført endnu" not in _text(browser.get("/"))
    assert "ikke bogført endnu" not in _text(office.of(cast.cashier).get("/"))


def test_a_refused_entry_is_one_task_however_often_it_comes(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    forged = Item("{}", hashlib.sha256(b"{}").hexdigest(), "x")
    for _ in range(2):
        assert counter.post([forged]).json()["refused"]["reason"] == "malformed"
    with cast.at_work():
        [task] = listed(cast.owner, done=False, most=9)
        assert task.kind.code == REFUSED
        assert task.words.startswith("En post fra kasse K1 er afvist")
