"""Posters: hung up in the office, shown by the displays of every register."""

from __future__ import annotations

import json
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bon.catalog.actions.hang_poster import hang_poster
from bon.catalog.models import Picture, Poster
from bon.catalog.tests.shop import photo
from bon.kit.ids import uuid7
from bon.registers.tests.devices import paired
from bon.staff.cast import Cast, Office

JPEG = photo()


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("vindue.jpg", content, "image/jpeg")


def test_a_poster_is_hung_up_and_taken_down(cast: Cast, office: Office) -> None:
    manager, tablet = office.of(cast.manager), paired(cast)
    assert tablet.get("feed").json()["posters"] == []
    sent = {"text": " Vinterdæk ", "picture": file(JPEG)}
    assert manager.post("/goods/posters/", sent).status_code == 302
    assert manager.post("/goods/posters/", {"text": "Åbent søndag"}).status_code == 302
    with cast.at_work():
        hash = Picture.objects.get().hash
        first = Poster.objects.get(text="Vinterdæk")
    assert tablet.get("feed").json()["posters"] == [
        {"text": "Vinterdæk", "picture": f"{cast.organisation.id}/{hash}"},
        {"text": "Åbent søndag", "picture": None},
    ]
    page = manager.get("/goods/posters/").content.decode()
    assert f"/register/pictures/{cast.organisation.id}/{hash}" in page
    assert manager.post(f"/goods/posters/{first.id}/down/").status_code == 302
    (left,) = tablet.get("feed").json()["posters"]
    assert left["text"] == "Åbent søndag"


def test_posters_are_shown_in_the_order_they_were_given(cast: Cast, office: Office) -> None:
    manager, tablet = office.of(cast.manager), paired(cast)
    with cast.at_work():
        tyres, sunday, bells = (
            hang_poster(cast.manager, text, b"").id for text in ("Dæk", "Søndag", "Klokker")
        )

    def put(order: list[UUID], client: Client = manager) -> int:
        sent = json.dumps({"order": [str(id) for id in order]})
        return client.post("/goods/posters/order/", sent, "application/json").status_code

    def shown() -> list[str]:
        return [poster["text"] for poster in tablet.get("feed").json()["posters"]]

    assert shown() == ["Dæk", "Søndag", "Klokker"]
    assert put([bells, tyres, sunday]) == 200
    assert shown() == ["Klokker", "Dæk", "Søndag"]
    page = manager.get("/goods/posters/").content.decode()
    assert page.index("Klokker") < page.index("Dæk") < page.index("Søndag")
    # Two were not named: hung up while the page was open elsewhere.
    assert put([sunday, uuid7()]) == 200
    assert manager.post("/goods/posters/", {"text": "Ny"}).status_code == 302
    assert shown() == ["Søndag", "Klokker", "Dæk", "Ny"]
    assert manager.post("/goods/posters/order/", "[", "application/json").status_code == 400
    assert put([tyres, bells, sunday], office.of(cast.cashier)) == 403
    assert shown() == ["Søndag", "Klokker", "Dæk", "Ny"]


def test_what_is_no_poster_is_said_and_changes_nothing(cast: Cast, office: Office) -> None:
    manager = office.of(cast.manager)
    for sent, why in (
        ({"text": "  "}, "Skriv en tekst, eller vælg et billede."),
        ({"text": "x" * 121}, "120"),
        ({"text": "Ny", "picture": file(b"<svg>")}, "Billedet skal være"),
        ({"text": "Ny", "picture": file(JPEG[:200])}, "Billedet kan ikke læses."),
    ):
        answer = manager.post("/goods/posters/", sent)
        assert (answer.status_code, why in answer.content.decode()) == (200, True)
    with cast.at_work():
        assert (Poster.objects.count(), Picture.objects.count()) == (0, 0)
        Poster.objects.bulk_create([Poster(text=str(no)) for no in range(8)])
    full = manager.post("/goods/posters/", {"text": "Ny"}).content.decode()
    assert "Tag en ned først." in full


def test_only_who_may_edit_goods_hangs_them_and_only_their_own(cast: Cast, office: Office) -> None:
    with cast.abroad():
        theirs = Poster.objects.create(text="Deres")
    assert office.of(cast.cashier).post("/goods/posters/", {"text": "Mit"}).status_code == 403
    manager = office.of(cast.manager)
    for id in (theirs.id, uuid7()):
        assert manager.post(f"/goods/posters/{id}/down/").status_code == 404
    with cast.abroad():
        assert Poster.objects.get().text == "Deres"
