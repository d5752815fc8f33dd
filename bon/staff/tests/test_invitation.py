"""A log-in belongs to whoever holds the link, and to nobody for knowing an address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bon.kit.models import AuditEvent
from bon.staff.cast import PASSWORD, Cast, Office
from bon.staff.models import Person, User

CHOSEN = "en-ny-lang-kode-til-mikkel"
ADDRESS = "mikkel@eksempel.dk"


def link(cast: Cast, office: Office, email: str = ADDRESS) -> str:
    """The path of the mechanic's invitation, as the owner is shown it."""
    page = office.of(cast.owner).post(f"/staff/{cast.mechanic.id}/invite/", {"email": email})
    found = re.search(r"http://testserver(/account/invitation/[^\"<]+)", page.content.decode())
    assert found
    return found[1]


def log_in_of(cast: Cast) -> str | None:
    with cast.at_work():
        user = Person.objects.get(id=cast.mechanic.id).user
        return user.email if user else None


def choose(client: Client, path: str, password: str) -> int:
    answer = client.post(path, {"new_password1": password, "new_password2": password})
    return answer.status_code


def test_an_invited_colleague_chooses_a_password_and_is_in(
    cast: Cast, office: Office, client: Client
) -> None:
    path = link(cast, office)
    page = client.get(path).content.decode()
    assert "Vesterbro Cykler" in page
    assert "Mikkel Mekaniker" in page
    assert (log_in_of(cast), User.objects.filter(email=ADDRESS).exists()) == (None, False)
    assert choose(client, path, CHOSEN) == 302
    client.post("/account/login/", {"login": ADDRESS, "password": CHOSEN})
    answer = client.get("/staff/")
    assert answer.status_code == 403
    assert "Oprette medarbejdere og roller" in answer.content.decode()
    with cast.at_work():
        taken = AuditEvent.objects.get(verb="invitation_accepted")
        assert (taken.actor, taken.after) == (cast.mechanic.id, {"email": ADDRESS})


def test_a_poor_password_is_refused_and_nothing_is_made(
    cast: Cast, office: Office, client: Client
) -> None:
    assert choose(client, link(cast, office), "kort") == 200
    assert not User.objects.filter(email=ADDRESS).exists()


def test_a_link_works_once(cast: Cast, office: Office, client: Client) -> None:
    path = link(cast, office)
    choose(client, path, CHOSEN)
    assert client.get(path).status_code == 404
    assert choose(Client(), path, "en-tyvs-meget-lange-kode") == 404
    assert User.objects.get(email=ADDRESS).check_password(CHOSEN)


def test_a_link_of_somebody_who_has_stopped_is_gone(
    cast: Cast, office: Office, client: Client
) -> None:
    path = link(cast, office)
    with cast.at_work():
        Person.objects.filter(id=cast.mechanic.id).update(active=False)
    assert client.get(path).status_code == 404


def test_a_link_lasts_three_days(
    cast: Cast, office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = link(cast, office)
    later = (timezone.now() + timedelta(days=3, minutes=1)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(path).status_code == 404


def test_a_link_that_was_changed_is_none(cast: Cast, office: Office, client: Client) -> None:
    path = link(cast, office)
    assert client.get(path[:-3] + "xx/").status_code == 404
    assert client.get("/account/invitation/hej/").status_code == 404


def test_a_stranger_who_knows_an_address_gets_nothing_by_it(
    cast: Cast, office: Office, client: Client
) -> None:
    """He has made a log-in for her address, with a password of his own, before the shop asks."""
    User.objects.create_user(ADDRESS, "frede-kender-denne-kode")
    link(cast, office)
    client.post("/account/login/", {"login": ADDRESS, "password": "frede-kender-denne-kode"})
    assert client.get("/").status_code == 403
    assert log_in_of(cast) is None


def test_a_stranger_gets_no_link_to_a_log_in_of_ours(cast: Cast, office: Office) -> None:
    """He invites our cashier's address, and holds the link: it asks for her password all the
    same."""
    assert cast.cashier.user
    with cast.abroad():
        accomplice = Person.objects.create(name="Håndlanger", role=cast.stranger.role)
    page = office.of(cast.stranger).post(
        f"/staff/{accomplice.id}/invite/", {"email": cast.cashier.user.email}
    )
    path = re.search(r"http://testserver(/account/invitation/[^\"<]+)", page.content.decode())
    assert path
    answer = Client().get(path[1])
    assert answer.headers["Location"].startswith("/account/login/?next=/account/invitation/")
    browser = office.of(cast.stranger)
    assert "Log ud, og åbn linket igen" in browser.get(path[1]).content.decode()
    assert choose(browser, path[1], CHOSEN) == 200
    cast.cashier.user.refresh_from_db()
    assert cast.cashier.user.check_password(PASSWORD)
    with cast.abroad():
        assert Person.objects.get(id=accomplice.id).user is None


def test_who_has_a_log_in_already_uses_it_here_too(cast: Cast, office: Office) -> None:
    assert cast.stranger.user
    path = link(cast, office, cast.stranger.user.email)
    browser = office.of(cast.stranger)
    assert "kan også bruges her" in browser.get(path).content.decode()
    assert browser.post(path).headers["Location"] == "/"
    assert browser.get("/").context["request"].person == cast.mechanic
    assert log_in_of(cast) == cast.stranger.user.email
