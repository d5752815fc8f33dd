"""Nobody gives away, or takes over, more than they have."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from bon.staff.cast import Cast, Office
from bon.staff.models import Grant, Person

REFUSED = "Det kan kun gøres af en, der selv har alle de rettigheder."


@pytest.fixture
def manager(cast: Cast, office: Office) -> Client:
    """The manager, trusted with the staff but not with the settings."""
    with cast.at_work():
        Grant.objects.filter(role=cast.manager.role, permission="manage_staff").update(
            answer="allow"
        )
    return office.of(cast.manager)


def role_form(browser: Client, role: object) -> dict[str, Any]:
    form = browser.get(f"/staff/roles/{role}/").context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_the_manager_hires_and_looks_after_cashiers(cast: Cast, manager: Client) -> None:
    values = {"name": "Signe Sommer", "role": str(cast.cashier.role_id), "active": "on"}
    assert manager.post("/staff/new/", values).status_code == 302
    assert manager.post(f"/staff/{cast.cashier.id}/pin/", {"pin": "2580"}).status_code == 302


def test_the_manager_does_not_make_herself_owner(cast: Cast, manager: Client) -> None:
    values = {"name": "Mads Butikschef", "role": str(cast.owner.role_id), "active": "on"}
    assert REFUSED in manager.post(f"/staff/{cast.manager.id}/", values).content.decode()
    own = role_form(manager, cast.manager.role_id)
    answer = manager.post(f"/staff/roles/{cast.manager.role_id}/", {**own, "settings": "allow"})
    assert REFUSED in answer.content.decode()
    with cast.at_work():
        mads = Person.objects.get(id=cast.manager.id)
        assert (mads.role_id, mads.may("settings")) == (cast.manager.role_id, False)


def test_the_manager_does_not_become_the_owner_by_her_pin_or_log_in(
    cast: Cast, manager: Client
) -> None:
    owner = f"/staff/{cast.owner.id}/"
    for answer in (
        manager.post(f"{owner}pin/", {"pin": "2580"}),
        manager.post(f"{owner}invite/", {"email": "mads-igen@eksempel.dk"}),
    ):
        assert answer.status_code == 422
        assert REFUSED in answer.content.decode()
    with cast.at_work():
        olga = Person.objects.get(id=cast.owner.id)
        assert (olga.pin_hash, olga.user_id) == (cast.owner.pin_hash, cast.owner.user_id)


def test_the_manager_does_not_shut_the_owner_out(cast: Cast, manager: Client) -> None:
    values = {"name": "Olga Ejer", "role": str(cast.cashier.role_id)}
    assert REFUSED in manager.post(f"/staff/{cast.owner.id}/", values).content.decode()
    poorer = {**role_form(manager, cast.owner.role_id), "manage_staff": "deny"}
    answer = manager.post(f"/staff/roles/{cast.owner.role_id}/", poorer)
    assert REFUSED in answer.content.decode()
    with cast.at_work():
        olga = Person.objects.get(id=cast.owner.id)
        assert (olga.active, olga.role_id, olga.may("manage_staff")) == (
            True, cast.owner.role_id, True,
        )  # fmt: skip


def test_a_limit_is_given_up_to_ones_own(cast: Cast, manager: Client) -> None:
    with cast.at_work():
        Grant.objects.filter(role=cast.manager.role, permission="line_discount").update(limit=2000)
    form = role_form(manager, cast.cashier.role_id)
    path = f"/staff/roles/{cast.cashier.role_id}/"
    for limit, status in (("20", 302), ("20,01", 200), ("", 200)):
        assert manager.post(path, {**form, "line_discount_limit": limit}).status_code == status
    with cast.at_work():
        assert Person.objects.get(id=cast.cashier.id).answer("line_discount") == ("allow", 2000)


def test_what_owners_gave_up_an_owner_gives_back(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    path = f"/staff/roles/{cast.owner.role_id}/"
    form = role_form(browser, cast.owner.role_id)
    assert browser.post(path, {**form, "settings": "deny"}).status_code == 302
    assert browser.get("/settings/").status_code == 403
    assert browser.post(path, form).status_code == 302
    assert browser.get("/settings/").status_code == 200


def test_the_last_owner_stays(cast: Cast, office: Office) -> None:
    """A manager who may manage staff is no owner: nobody could give the settings back."""
    with cast.at_work():
        Grant.objects.filter(role=cast.manager.role, permission="manage_staff").update(
            answer="allow"
        )
    values = {"name": "Olga Ejer", "role": str(cast.owner.role_id)}
    answer = office.of(cast.owner).post(f"/staff/{cast.owner.id}/", values)
    assert "Mindst én aktiv ejer med login" in answer.content.decode()
    with cast.at_work():
        assert Person.objects.get(id=cast.owner.id).active
