"""The quick tiles are laid out as a whole, by those who keep the goods, with small pictures."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from bon.catalog.actions.keep_picture import keep_picture
from bon.catalog.actions.lay_out_tiles import PageDraft, TileDraft, lay_out_tiles
from bon.catalog.models import Picture, Tile, TilePage
from bon.catalog.tests.shop import make_jacket, make_pump, photo
from bon.kit.access import Denied
from bon.kit.ids import uuid7
from bon.staff.cast import Cast, Office

JPEG = photo()


def laid() -> list[tuple[str, str, list[str]]]:
    pages = TilePage.objects.order_by("position")
    return [
        (page.name, page.colour, [t.label for t in page.tiles.order_by("position")])
        for page in pages
    ]


def goods(cast: Cast) -> list[UUID]:
    """A pump and three sizes of a jacket."""
    return [v.id for p in (make_pump(cast), make_jacket(cast)) for v in p.variants.order_by("sku")]


def test_pages_keep_their_ids_through_new_names_places_and_colours(cast: Cast) -> None:
    with cast.at_work():
        pump, small, *_sizes = goods(cast)
        first, last = lay_out_tiles(
            cast.manager,
            [
                PageDraft("Værksted", "teal", [TileDraft(pump, "Pumpe"), TileDraft(small, "S")]),
                PageDraft("Tøj", "rose", []),
            ],
        )
        swapped = lay_out_tiles(
            cast.manager,
            [
                PageDraft("Værksted", "blue", [TileDraft(small, "Lille")], last.id),
                PageDraft("Tøj", "rose", [TileDraft(pump, "Pumpe"), TileDraft(pump)], first.id),
            ],
        )
        assert [page.id for page in swapped] == [last.id, first.id]
        # Goods stand once on a page: what was said of them last counts.
        assert laid() == [("Værksted", "blue", ["Lille"]), ("Tøj", "rose", [""])]
        lay_out_tiles(cast.manager, [PageDraft("Tøj", "rose", [], first.id)])
        assert laid() == [("Tøj", "rose", [])]
        assert Tile.objects.count() == 0


def test_what_is_nobody_s_is_left_out_and_what_cannot_be_changes_nothing(cast: Cast) -> None:
    with cast.at_work():
        pump, *_jackets = goods(cast)
        unknown = [TileDraft(uuid7(), "Fremmed"), TileDraft(pump, "Pumpe", "f" * 64)]
        lay_out_tiles(cast.manager, [PageDraft("Tøj", "rose", unknown, uuid7())])
        assert laid() == [("Tøj", "rose", ["Pumpe"])]
        assert Tile.objects.get().picture is None
    twice = [PageDraft("Ens", "teal", []), PageDraft("Ens", "teal", [])]
    for drafts in (twice, [PageDraft(" ", "teal", [])], [PageDraft("x", "teal", [])] * 31):
        with pytest.raises(ValidationError), cast.at_work():
            lay_out_tiles(cast.manager, drafts)
    with pytest.raises(Denied), cast.at_work():
        lay_out_tiles(cast.cashier, [])
    with cast.at_work():
        assert laid() == [("Tøj", "rose", ["Pumpe"])]


def test_a_picture_is_kept_once_and_is_one(cast: Cast) -> None:
    with cast.at_work():
        first, again = keep_picture(cast.manager, JPEG), keep_picture(cast.manager, JPEG)
        assert first.id == again.id
        assert first.hash == hashlib.sha256(first.content).hexdigest()
        for bad in (b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff a lie"):
            with pytest.raises(ValidationError):
                keep_picture(cast.manager, bad)
        with pytest.raises(Denied):
            keep_picture(cast.cashier, JPEG)
        assert Picture.objects.count() == 1


def send(client: Client, layout: Any) -> Any:
    return client.post("/goods/tiles/", json.dumps(layout), content_type="application/json")


def test_the_page_sends_the_whole_layout_and_is_told_it(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump, *_jackets = goods(cast)
    manager, cashier = office.of(cast.manager), office.of(cast.cashier)
    assert manager.get("/goods/tiles/").status_code == 200
    hash = manager.post("/goods/tiles/picture/", JPEG, content_type="image/jpeg").json()["hash"]
    tile = {"variant": str(pump), "label": "Pumpe", "picture": hash, "price": "249,00"}
    page = {"id": None, "name": "Værksted", "colour": "teal", "tiles": [tile]}
    told = send(manager, {"pages": [page]}).json()["pages"]
    assert [(p["name"], p["tiles"]) for p in told] == [("Værksted", [tile | {"name": "Fodpumpe"}])]
    assert send(manager, {"pages": [{**page, "name": ""}]}).status_code == 400
    assert send(manager, {"pages": "all"}).status_code == 400
    assert send(cashier, {"pages": []}).status_code == 403
    found = manager.get("/goods/tiles/find/?q=fod").json()
    assert [one["name"] for one in found["goods"]] == ["Fodpumpe"]
    with cast.at_work():
        assert laid() == [("Værksted", "teal", ["Pumpe"])]


def test_who_knows_its_address_sees_a_picture_and_nobody_else_does(
    cast: Cast, client: Client
) -> None:
    with cast.at_work():
        hash = keep_picture(cast.manager, JPEG).hash
    answer = client.get(f"/register/pictures/{cast.organisation.id}/{hash}")
    assert (hashlib.sha256(answer.content).hexdigest(), answer["Content-Type"]) == (
        hash,
        "image/webp",
    )
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/register/pictures/{cast.foreign.id}/{hash}").status_code == 404
    assert client.get(f"/register/pictures/{cast.organisation.id}/x").status_code == 404
