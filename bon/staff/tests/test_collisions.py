"""Two people who change the same rows in opposite orders: one of them waits a moment more."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import path

from bon.config.urls import urlpatterns as pages
from bon.kit.gate import office as gate
from bon.kit.models import AuditEvent
from bon.organisation.models import Store
from bon.staff.cast import Cast, Office, make_cast
from bon.staff.visit import Visit
from tests.database import fresh_database

both_hold_one = Barrier(2)
turns: list[str] = []
FRAGMENT = {"HX-Request": "true"}


@gate()
def rename(request: Visit, first: str, second: str) -> HttpResponse:
    """Two stores get another name, one after the other, with what the file says."""
    file: Any = request.FILES["word"]
    word = file.read().decode()
    turns.append(word)
    for name in (first, second):
        store = Store.objects.select_for_update().get(name__startswith=name)
        store.name = f"{store.name} {word}"
        store.save()
        if len(turns) <= 2 and name == first:
            both_hold_one.wait(timeout=20)
    messages.success(request, f"{word} er gemt.")
    return HttpResponse(word)


@gate()
def always(request: Visit, state: str) -> HttpResponse:
    """Writes something and collides, however often it is tried."""
    turns.append(state)
    Store.objects.filter(name__startswith="Nørrebro").update(name="Forkert")
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")
    return HttpResponse("aldrig")


def elsewhere(request: Any) -> HttpResponseBase:
    """What does not stand behind the office's door may have sent a mail."""
    return always(request, "40P01")


urlpatterns = [
    path("rename/<first>/<second>/", rename),
    path("always/<state>/", always),
    path("elsewhere/", elsewhere),
    *pages,
]


@pytest.fixture(autouse=True)
def own_pages(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    turns.clear()


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_collisions"), django_db_blocker.unblock():
        yield


def test_whoever_loses_is_heard_again(own_database: None) -> None:
    cast = make_cast()
    office = Office(cast, Client)

    def post(who: str, first: str, second: str) -> Any:
        browser = office.of(getattr(cast, who))
        try:
            file = SimpleUploadedFile("word.txt", who.encode())
            return browser.post(f"/rename/{first}/{second}/", {"word": file})
        finally:
            connection.close()

    ways = [("owner", "Vesterbro", "Nørrebro"), ("manager", "Nørrebro", "Vesterbro")]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda way: post(*way), ways))
    assert [(answer.status_code, answer.content) for answer in answers] == [
        (200, b"owner"),
        (200, b"manager"),
    ]
    assert len(turns) == 3
    with cast.at_work():
        names = sorted(store.name.split() for store in Store.objects.all())
        assert [sorted(name) for name in names] == [
            ["Cykler", "Nørrebro", "manager", "owner"],
            ["Cykler", "Vesterbro", "manager", "owner"],
        ]
    for answer in answers:
        said = [str(one) for one in messages.get_messages(answer.wsgi_request)]
        assert said == [f"{answer.content.decode()} er gemt."]


def test_a_hopeless_one_is_told_that_nothing_is_kept(cast: Cast, office: Office) -> None:
    browser = office.of(cast.owner)
    with cast.at_work():
        logged = AuditEvent.objects.count()
    answer = browser.post("/always/40P01/")
    assert answer.status_code == 503
    assert "Intet er gemt" in answer.content.decode()
    assert turns == ["40P01"] * 4
    page = browser.get("/always/40P01/?of=1").content.decode()
    assert 'href="/always/40P01/?of=1">Prøv igen</a>' in page
    part = browser.get("/always/40001/", headers=FRAGMENT)
    assert (part.status_code, part.headers["HX-Retarget"]) == (503, "#toasts")
    assert "Intet er gemt. Prøv igen." in part.content.decode()
    with cast.at_work():
        assert not Store.objects.filter(name="Forkert").exists()
        assert AuditEvent.objects.count() == logged


def test_a_name_that_is_taken_twice_is_nobodys_luck(cast: Cast, office: Office) -> None:
    with pytest.raises(IntegrityError):
        office.of(cast.owner).get("/always/23505/")
    assert turns == ["23505"] * 2


def test_what_may_have_sent_a_mail_is_not_repeated(cast: Cast, office: Office) -> None:
    answer = office.of(cast.owner).get("/elsewhere/")
    assert (answer.status_code, turns) == (503, ["40P01"])
