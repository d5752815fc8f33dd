"""`bon create-owner` founds an organisation from the command line."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from bon.kit.tenancy import acting_for, announce
from bon.organisation.models import Company, Store
from bon.staff.cast import PASSWORD
from bon.staff.models import Person, User

WORDS = {"shop": "Nye Cykler", "cvr": "10000025", "name": "Nora Ny"}


def give(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))


def test_it_makes_everything_an_owner_needs(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, PASSWORD)
    call_command("create_owner", "Nora@Eksempel.dk", **WORDS, stdout=io.StringIO())
    user = User.objects.get(email="nora@eksempel.dk")
    assert user.check_password(PASSWORD)
    announce("bon.login", str(user.id))
    (owner,) = Person.everywhere.filter(user=user)
    with acting_for(owner.organisation_id):
        assert (owner.name, owner.role.code) == ("Nora Ny", "owner")
        assert Company.objects.get().cvr == "10000025"
        assert Store.objects.get().name == "Nye Cykler"


@pytest.mark.parametrize(
    ("words", "password", "says"),
    [
        ({"cvr": "10000024"}, PASSWORD, "10000024 er ikke et gyldigt CVR-nummer"),
        ({}, "kort", "10 tegn"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_kept(
    db: None, monkeypatch: pytest.MonkeyPatch, words: dict[str, str], password: str, says: str
) -> None:
    give(monkeypatch, password)
    with pytest.raises(CommandError, match=says):
        call_command("create_owner", "nora@eksempel.dk", **(WORDS | words))
    assert not User.objects.filter(email="nora@eksempel.dk").exists()
