"""A person may otherwise than the role says, and a role otherwise in one store."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.test import Client

from bon.staff import feed, queries
from bon.staff.actions.save_deviations import save_deviations
from bon.staff.cast import Cast, Office
from bon.staff.deviations import usual
from bon.staff.models import Deviation, Grant, Person
from till.shapes import Right


def told(cast: Cast, store: UUID, person: Person, permission: str) -> Right | None:
    """What the registers of a store are told."""
    with cast.at_work():
        employees = {one["id"]: one["permissions"] for one in feed.staff(store).employees}
    return employees[str(person.id)].get(permission)


def judged(cast: Cast, store: UUID, person: Person, permission: str) -> Right | None:
    """What entries of a store's registers are judged by."""
    with cast.at_work():
        return queries.rights(store)[str(person.id)].get(permission)


def fresh(person: Person) -> Person:
    found: Person = Person.objects.get(id=person.id)
    return found


def test_registers_and_the_door_know_a_persons_own_answer(cast: Cast) -> None:
    with cast.at_work():
        Deviation.objects.create(
            person=cast.cashier, permission="open_drawer", answer="allow", limit=None
        )
        Deviation.objects.create(
            person=cast.cashier, permission="line_discount", answer="allow", limit=2500
        )
        Deviation.objects.create(person=cast.cashier, permission="void_cart", answer="deny")
        assert fresh(cast.cashier).may("open_drawer")
        assert not fresh(cast.cashier).may("void_cart")
    for ask in (told, judged):
        at = cast.store.id
        assert ask(cast, at, cast.cashier, "open_drawer") == {"answer": "allow", "limit": None}
        assert ask(cast, at, cast.cashier, "line_discount") == {"answer": "allow", "limit": 2500}
        assert ask(cast, at, cast.cashier, "void_cart") is None
        assert ask(cast, at, cast.mechanic, "open_drawer") == {"answer": "approve", "limit": None}
        assert ask(cast, at, cast.mechanic, "void_cart") == {"answer": "allow", "limit": None}


def test_a_role_answers_differently_in_one_store(cast: Cast) -> None:
    with cast.at_work():
        Person.objects.filter(id=cast.cashier.id).update(store=None)
        Deviation.objects.create(
            role=cast.cashier.role, store=cast.other_store, permission="void_cart", answer="approve"
        )
    for ask in (told, judged):
        there, here = cast.other_store.id, cast.store.id
        assert ask(cast, there, cast.cashier, "void_cart") == {"answer": "approve", "limit": None}
        assert ask(cast, here, cast.cashier, "void_cart") == {"answer": "allow", "limit": None}
    with cast.at_work():
        assert fresh(cast.cashier).may("void_cart")
        Person.objects.filter(id=cast.cashier.id).update(store=cast.other_store)
        assert fresh(cast.cashier).answer("void_cart") == ("approve", None)


def test_a_persons_own_answer_goes_before_the_stores(cast: Cast) -> None:
    with cast.at_work():
        at_store = {"role": cast.cashier.role, "store": cast.store, "permission": "void_cart"}
        Deviation.objects.create(**at_store, answer="deny")
        Deviation.objects.create(person=cast.cashier, permission="void_cart", answer="approve")
    for ask in (told, judged):
        mine = {"answer": "approve", "limit": None}
        assert ask(cast, cast.store.id, cast.cashier, "void_cart") == mine


def test_as_the_store_says_is_no_deviation_of_hers(cast: Cast) -> None:
    with cast.at_work():
        Deviation.objects.create(
            role=cast.cashier.role, store=cast.store, permission="void_cart", answer="approve"
        )
        cashier = fresh(cast.cashier)
        assert usual(cashier)["void_cart"] == ("approve", None)
        assert save_deviations(cast.owner, cashier, usual(cashier)) == 0
        as_the_role = usual(cashier) | {"void_cart": ("allow", None)}
        assert save_deviations(cast.owner, cashier, as_the_role) == 1
        assert fresh(cast.cashier).may("void_cart")


def test_another_organisation_learns_and_changes_nothing(cast: Cast) -> None:
    with cast.at_work():
        Deviation.objects.create(person=cast.cashier, permission="void_cart", answer="deny")
    with cast.abroad():
        assert list(Deviation.objects.all()) == []


def answers_form(browser: Client, address: str) -> dict[str, Any]:
    form = browser.get(address).context["form"]
    return {field.html_name: field.value() if field.value() is not None else "" for field in form}


def test_the_owner_gives_one_person_more_and_takes_it_back(cast: Cast, office: Office) -> None:
    browser, address = office.of(cast.owner), f"/staff/{cast.cashier.id}/rights/"
    form = answers_form(browser, address)
    assert (form["open_drawer"], form["line_discount_limit"]) == ("approve", "10")
    more = {**form, "open_drawer": "allow", "line_discount_limit": "25"}
    assert browser.post(address, more).status_code == 302
    with cast.at_work():
        rows = Deviation.objects.order_by("permission")
        assert [(row.permission, row.answer, row.limit) for row in rows] == [
            ("line_discount", "allow", 2500),
            ("open_drawer", "allow", None),
        ]
        assert fresh(cast.cashier).may("open_drawer")
        assert not fresh(cast.mechanic).may("open_drawer")
    assert "2 afviger fra rollen" in browser.get(f"/staff/{cast.cashier.id}/").content.decode()
    assert browser.post(address, {**form, "line_discount_limit": "10"}).status_code == 302
    with cast.at_work():
        assert not Deviation.objects.exists()


def test_the_owner_sets_a_role_in_one_store(cast: Cast, office: Office) -> None:
    browser, role = office.of(cast.owner), cast.cashier.role_id
    address = f"/staff/roles/{role}/{cast.other_store.id}/"
    form = answers_form(browser, address)
    assert browser.post(address, {**form, "void_cart": "approve"}).status_code == 302
    with cast.at_work():
        [row] = Deviation.objects.all()
        assert (row.role_id, row.store_id, row.permission) == (
            role, cast.other_store.id, "void_cart",
        )  # fmt: skip
    assert browser.get(f"/staff/roles/{role}/{cast.foreign_store.id}/").status_code == 404


def test_who_manages_staff_gives_nobody_more_than_she_has(cast: Cast, office: Office) -> None:
    with cast.at_work():
        hers = Grant.objects.filter(role=cast.manager.role, permission="manage_staff")
        hers.update(answer="allow")
    browser = office.of(cast.manager)
    for address in (
        f"/staff/{cast.cashier.id}/rights/",
        f"/staff/{cast.manager.id}/rights/",
        f"/staff/roles/{cast.cashier.role_id}/{cast.store.id}/",
    ):
        form = answers_form(browser, address)
        answer = browser.post(address, {**form, "settings": "allow"})
        assert "Det kan kun gøres af en, der selv har alle de rettigheder." in (
            answer.content.decode()
        )
    owners = f"/staff/{cast.owner.id}/rights/"
    poorer = {**answers_form(browser, owners), "manage_staff": "deny"}
    assert browser.post(owners, poorer).status_code == 200
    with cast.at_work():
        assert not Deviation.objects.exists()


def test_the_last_owner_does_not_shut_herself_out(cast: Cast, office: Office) -> None:
    browser, address = office.of(cast.owner), f"/staff/{cast.owner.id}/rights/"
    form = answers_form(browser, address)
    answer = browser.post(address, {**form, "manage_staff": "deny"})
    assert "Mindst én aktiv ejer" in answer.content.decode()
    with cast.at_work():
        assert fresh(cast.owner).may("manage_staff")


def test_who_was_given_more_is_out_of_a_managers_reach(cast: Cast, office: Office) -> None:
    with cast.at_work():
        hers = Grant.objects.filter(role=cast.manager.role, permission="manage_staff")
        hers.update(answer="allow")
        Deviation.objects.create(person=cast.cashier, permission="settings", answer="allow")
    answer = office.of(cast.manager).post(f"/staff/{cast.cashier.id}/pin/", {"pin": "2580"})
    assert answer.status_code == 422


def test_the_cashier_and_the_stranger_see_no_rights(cast: Cast, office: Office) -> None:
    address = f"/staff/{cast.cashier.id}/rights/"
    assert office.of(cast.cashier).get(address).status_code == 403
    assert office.of(cast.stranger).get(address).status_code == 404
