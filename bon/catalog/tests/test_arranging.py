"""Quick tiles laid out at a register: once, by whoever may, and the last one decides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from bon.catalog.actions.lay_out_tiles import PageDraft, TileDraft, lay_out_tiles
from bon.catalog.models import Tile, TileLayout, TilePage
from bon.catalog.tests.shop import make_pump
from bon.kit.ids import uuid7
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast
from bon.staff.models import Person


def tile(variant: UUID, label: str = "", picture: str = "") -> dict[str, str]:
    return {"variant": str(variant), "label": label, "picture": picture}


def page(name: str, *tiles: dict[str, str], id: UUID | None = None) -> dict[str, Any]:
    return {"id": str(id or uuid7()), "name": name, "colour": "teal", "tiles": list(tiles)}


def arrange(
    tablet: Tablet, person: Person, based_on: object, *pages: object, minutes_ago: int = 0
) -> tuple[UUID, dict[str, Any]]:
    """Hands in a layout; its name, and what the server said of it."""
    id = uuid7()
    at = (timezone.now() - timedelta(minutes=minutes_ago)).isoformat()
    body = {"id": str(id), "based_on": based_on and str(based_on), "pages": pages}
    wish = {"id": str(id), "kind": "tiles_arranged", "at": at, "employee": str(person.id)}
    answer = tablet.post("requests", {"requests": [{**wish, "approved_by": None, "body": body}]})
    (told,) = answer.json()["answers"]
    return id, told


def laid() -> list[tuple[str, list[str]]]:
    pages = TilePage.objects.order_by("position")
    return [(p.name, [t.label for t in p.tiles.order_by("position")]) for p in pages]


def test_a_layout_made_at_a_register_is_everybody_s(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get().id
    tablet, mine = paired(cast), uuid7()
    assert tablet.get("feed").json()["layout"] is None
    sent = page("Værksted", tile(pump, "Fodpumpe"), id=mine)
    id, told = arrange(tablet, cast.manager, None, sent)
    assert (told["result"], told["data"]) == ("done", {})
    feed = paired(cast, cast.other_register).get("feed").json()
    assert feed["layout"] == str(id)
    assert [(one["id"], one["name"]) for one in feed["tiles"]] == [(str(mine), "Værksted")]
    with cast.at_work():
        # The name of the goods is no text of its own: it follows them to another name.
        assert laid() == [("Værksted", [""])]
        assert TileLayout.objects.get().laid_by == cast.manager.name


def test_only_who_may_edit_goods_may(cast: Cast) -> None:
    tablet = paired(cast)
    for person in (cast.cashier, cast.stranger):
        _id, told = arrange(tablet, person, None, page("Mit"))
        assert (told["result"], told["reason"]) == ("refused", "not_allowed")
    with cast.at_work():
        assert (laid(), TileLayout.objects.count()) == ([], 0)


def test_another_organisation_s_goods_and_pages_are_nobody_s(cast: Cast) -> None:
    with cast.abroad():
        theirs = TilePage.objects.create(name="Deres", colour="rose")
    tablet = paired(cast)
    _id, told = arrange(tablet, cast.owner, None, page("Vores", tile(uuid7()), id=theirs.id))
    assert told["result"] == "done"
    with cast.at_work():
        assert (laid(), Tile.objects.count()) == ([("Vores", [])], 0)
    with cast.abroad():
        assert [(one.id, one.name) for one in TilePage.objects.all()] == [(theirs.id, "Deres")]


def test_of_two_layouts_the_later_one_holds(cast: Cast) -> None:
    tablet = paired(cast)
    first, _told = arrange(tablet, cast.manager, None, page("Først"), minutes_ago=60)
    with cast.at_work():
        lay_out_tiles(cast.owner, [PageDraft("Kontoret", "teal", [])])
        office = TileLayout.objects.get().layout
    # Made an hour ago without a network, from a layout that the office has changed since.
    _id, told = arrange(tablet, cast.manager, first, page("Gammel"), minutes_ago=30)
    assert (told["result"], told["reason"]) == ("refused", "layout_newer")
    assert told["data"] == {"name": cast.owner.name}
    # Made after that, from the same old one: the last one decides.
    later, told = arrange(tablet, cast.manager, first, page("Ny"))
    assert told["result"] == "done"
    # A clock that is behind is none of a conflict where nothing was laid out in between.
    _id, told = arrange(tablet, cast.manager, later, page("Næste"), minutes_ago=600)
    assert told["result"] == "done"
    with cast.at_work():
        assert laid() == [("Næste", [])]
        assert TileLayout.objects.get().layout != office


def test_a_register_s_own_older_layout_that_comes_late_changes_nothing(cast: Cast) -> None:
    tablet = paired(cast)
    arrange(tablet, cast.manager, None, page("Anden"), minutes_ago=5)
    _id, told = arrange(tablet, cast.manager, None, page("Første"), minutes_ago=10)
    assert told["result"] == "done"
    with cast.at_work():
        assert laid() == [("Anden", [])]


def test_what_cannot_be_is_refused_and_changes_nothing(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get().id
        lay_out_tiles(cast.manager, [PageDraft("Her", "teal", [TileDraft(pump, "x" * 64)])])
        assert laid() == [("Her", ["x" * 30])]
    tablet, twice = paired(cast), uuid7()
    for pages, reason in (
        ([page("Ens"), page("Ens")], "layout_invalid"),
        ([page("A", id=twice), page("B", id=twice)], "layout_invalid"),
        ([page("  ")], "layout_invalid"),
        ([page("x")] * 31, "layout_invalid"),
        ([page("x" * 65)], "malformed"),
        (["Værksted"], "malformed"),
    ):
        _id, told = arrange(tablet, cast.manager, None, *pages)
        assert (told["result"], told["reason"]) == ("refused", reason)
    with cast.at_work():
        assert laid() == [("Her", ["x" * 30])]
