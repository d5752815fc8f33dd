"""Somebody sets stock right: by hand, within their limit, and it is kept who did it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.kit.access import Denied, NotFound
from bon.kit.ids import uuid7
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast, Office
from bon.staff.models import Grant
from bon.stock.actions.adjust import Change, adjust
from bon.stock.actions.change_cost import change_cost
from bon.stock.actions.put_right import Said, put_right
from bon.stock.happenings import HAPPENINGS
from bon.stock.models import Adjustment, Level, Movement
from bon.stock.places import BACK
from bon.stock.queries import broken_levels
from bon.stock.reasons import BROKEN, COST, MOVED, OPENING


@pytest.fixture
def pump(cast: Cast) -> Variant:
    """Ten for 1.000 kr."""
    with cast.at_work():
        variant: Variant = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(variant.id, 10_000, worth=100_000)], OPENING)
    return variant


def said(cast: Cast, pump: Variant, code: str, milli: int, **more: Any) -> Said:
    return Said(uuid7(), cast.store.id, HAPPENINGS[code], {pump.id: milli}, **more)


def lies(cast: Cast, pump: Variant) -> tuple[int, int, int]:
    level = Level.objects.get(store_id=cast.store.id, variant_id=pump.id)
    return level.floor_milli, level.back_milli, level.worth


def test_what_was_counted_is_what_lies_there(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        put_right(cast.manager, said(cast, pump, "counted", 8_000, note="Talt efter messen"))
        assert lies(cast, pump) == (8_000, 0, 80_000)
        event = AuditEvent.objects.get(verb="stock_put_right")
        assert event.after == {"lines": 1, "worth": 20_000, "note": "Talt efter messen"}
        with pytest.raises(ValidationError):
            put_right(cast.manager, said(cast, pump, "counted", 8_000))
        assert Adjustment.objects.count() == 1


def test_said_twice_it_happened_once(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        broken = said(cast, pump, f"gone-{BROKEN.code}", 2_000)
        put_right(cast.manager, broken)
        put_right(cast.manager, broken)
        assert lies(cast, pump) == (8_000, 0, 80_000)
        moved = Movement.objects.get(reason=BROKEN.code)
        assert (moved.quantity_milli, moved.worth, moved.who) == (-2_000, -20_000, cast.manager.id)


def test_goods_are_carried_to_the_back_room(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        put_right(cast.manager, said(cast, pump, f"moved-{BACK.code}", 3_000))
        assert lies(cast, pump) == (7_000, 3_000, 100_000)
        assert Movement.objects.filter(reason=MOVED.code).count() == 2
        assert broken_levels() == []


def test_nobody_writes_off_more_than_they_may(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        with pytest.raises(Denied):
            put_right(cast.cashier, said(cast, pump, f"gone-{BROKEN.code}", 1_000))
        own = Grant.objects.filter(role=cast.cashier.role, permission="stock_adjust")
        own.update(answer="allow", limit=15_000)
        del cast.cashier.answers
        put_right(cast.cashier, said(cast, pump, f"gone-{BROKEN.code}", 1_000))
        with pytest.raises(Denied):
            put_right(cast.cashier, said(cast, pump, f"gone-{BROKEN.code}", 2_000))
        assert lies(cast, pump) == (9_000, 0, 90_000)
        elsewhere = Said(uuid7(), cast.other_store.id, HAPPENINGS["found"], {pump.id: 1_000})
        with pytest.raises(NotFound):
            put_right(cast.cashier, elsewhere)


def test_a_cost_is_put_right_without_goods(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        change_cost(cast.manager, cast.store.id, pump, 12_050, "Fragt glemt")
        assert lies(cast, pump) == (10_000, 0, 120_500)
        moved = Movement.objects.get(reason=COST.code)
        assert (moved.quantity_milli, moved.worth, moved.who) == (0, 20_500, cast.manager.id)
        event = AuditEvent.objects.get(verb="cost_changed")
        assert (event.before, event.after) == (
            {"cost": 10_000},
            {"cost": 12_050, "note": "Fragt glemt"},
        )
        with pytest.raises(Denied):
            change_cost(cast.cashier, cast.store.id, pump, 1, "")
        assert broken_levels() == []


def test_the_page_counts_what_is_scanned(cast: Cast, pump: Variant, office: Office) -> None:
    browser = office.of(cast.manager)
    page = browser.get("/stock/adjust/").context["form"]
    fields = {"id": page["id"].value(), "store": cast.store.id, "place": "1", "note": ""}
    broken = {**fields, "happening": f"gone-{BROKEN.code}"}
    htmx = {"HX-Request": "true"}
    first: Any = browser.post(
        "/stock/adjust/lines/", {**broken, "code": "5701234567899"}, headers=htmx
    )
    assert [(row.text, row.lies_milli) for row in first.context["rows"]] == [("1", 10_000)]
    row = f"row_{pump.id}"
    pack = {**broken, row: "1", "code": "036000291452"}
    again: Any = browser.post("/stock/adjust/lines/", pack, headers=htmx)
    assert [each.text for each in again.context["rows"]] == ["7"]
    wrong: Any = browser.post("/stock/adjust/lines/", {**broken, "code": "12345678"}, headers=htmx)
    assert "Ingen vare har koden 12345678." in wrong.content.decode()
    kept: Any = browser.post("/stock/adjust/", {**broken, row: "syv"})
    assert "Skriv et antal ved hver vare" in kept.content.decode()
    done = browser.post("/stock/adjust/", {**broken, row: "7"})
    assert done.status_code == 302
    with cast.at_work():
        assert lies(cast, pump) == (3_000, 0, 30_000)
