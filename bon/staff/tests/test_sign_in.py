"""Signing in to the back office, and what each request may see."""

from __future__ import annotations

import pytest
from django.test import Client

from bon.kit.access import Denied, NotFound
from bon.kit.tenancy import organisation_or_none
from bon.staff import pin
from bon.staff.access import person_for, require
from bon.staff.actions.set_pin import set_pin
from bon.staff.cast import PASSWORD, Cast
from bon.staff.models import Person


def test_the_owner_signs_in_with_a_password(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    answer = client.post(
        "/account/login/", {"login": cast.owner.user.email.upper(), "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(cast.owner.user.id)


def test_a_wrong_password_lets_nobody_in(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    answer = client.post("/account/login/", {"login": cast.owner.user.email, "password": "gæt"})
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_by_themselves(cast: Cast, client: Client) -> None:
    client.post(
        "/account/signup/",
        {"email": "ny@eksempel.dk", "password1": PASSWORD, "password2": PASSWORD},
    )
    with cast.at_work():
        assert Person.objects.count() == 4


def test_a_request_leaves_no_organisation_behind(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    client.force_login(cast.owner.user)
    client.get("/healthz")
    assert client.session["organisation"] == str(cast.organisation.id)
    assert organisation_or_none() is None


def test_roles_answer_for_people(cast: Cast) -> None:
    with cast.at_work():
        assert cast.owner.may("manage_staff")
        assert not cast.cashier.may("manage_staff")
        assert cast.cashier.answer("line_discount") == ("allow", 1000)
        assert cast.cashier.answer("open_drawer") == ("approve", None)
        with pytest.raises(Denied, match="see_audit"):
            require(cast.cashier, "see_audit")
        with pytest.raises(ValueError, match="no permission 'fly'"):
            cast.owner.may("fly")


def test_a_colleague_is_found_and_a_stranger_is_not(cast: Cast) -> None:
    with cast.at_work():
        assert person_for(cast.owner, cast.cashier.id) == cast.cashier
        with pytest.raises(NotFound):
            person_for(cast.owner, cast.stranger.id)
        with pytest.raises(Denied):
            person_for(cast.cashier, cast.owner.id)


@pytest.mark.parametrize("poor", ["123", "1234", "0000", "4321", "123456789", "12a4", ""])
def test_a_poor_pin_is_refused(cast: Cast, poor: str) -> None:
    with cast.at_work(), pytest.raises(Exception, match="4 til 8 cifre"):
        set_pin(cast.owner, cast.cashier, poor)


def test_a_pin_is_kept_only_as_a_verifier(cast: Cast) -> None:
    kept = pin.derive("6693")
    assert kept.iterations == 210_000
    assert pin.matches("6693", kept)
    assert not pin.matches("6694", kept)
    assert pin.derive("6693").hash != kept.hash
    assert "6693" not in cast.cashier.pin_hash


def test_who_is_shut_out_of_one_organisation_comes_to_the_next(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    with cast.abroad():
        Person.objects.create(name="Olga på besøg", role=cast.stranger.role, user=cast.owner.user)
    client.force_login(cast.owner.user)
    assert client.get("/").status_code == 200
    assert client.session["organisation"] == str(cast.organisation.id)
    with cast.at_work():
        Person.objects.filter(id=cast.owner.id).update(active=False)
    assert client.get("/").status_code == 200
    assert client.session["organisation"] == str(cast.foreign.id)


def test_a_log_in_that_is_closed_ends_its_sessions(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    client.force_login(cast.owner.user)
    assert client.get("/staff/").status_code == 200
    cast.owner.user.is_active = False
    cast.owner.user.save()
    assert client.get("/staff/").status_code == 302


def test_a_new_password_ends_every_other_session(cast: Cast, client: Client) -> None:
    assert cast.owner.user
    client.force_login(cast.owner.user)
    cast.owner.user.set_password("en-helt-anden-lang-kode")
    cast.owner.user.save()
    assert client.get("/staff/").status_code == 302
