"""What lies still: since the last sale or the last delivery, whichever came later."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft
from bon.kit.ids import uuid7
from bon.sales.facts import RecordedSale, SalesRecorded, SoldLine
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.actions.put_right import Said, put_right
from bon.stock.happenings import HAPPENINGS
from bon.stock.places import FLOOR
from bon.stock.reactions import move_sold
from bon.stock.reasons import ARRIVED, COUNT, OPENING, REASONS, RECEIPT, SALE
from bon.stock.still import Age, ages, still


def ago(days: int) -> dt.datetime:
    day = timezone.localdate() - dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def comes(cast: Cast, name: str, days: int, worth: int, *, other: bool = False) -> Variant:
    """Ten of it, so long ago."""
    variant: Variant = create_product(cast.manager, draft(name)).variants.get()
    more(cast, variant, days, worth, other=other)
    return variant


def more(cast: Cast, variant: Variant, days: int, worth: int, *, other: bool = False) -> None:
    store = cast.other_store if other else cast.store
    reason = RECEIPT if days < 300 else OPENING
    came = Move(store.id, variant.id, reason, 10_000, FLOOR, worth)
    move(uuid4(), [came], who=None, at=ago(days))


def sells(cast: Cast, variant: Variant, days: int) -> None:
    line = SoldLine(1, str(variant.id), 1_000)
    sale = RecordedSale(uuid7(), ago(days).isoformat(), [line])
    move_sold([SalesRecorded(cast.organisation.id, cast.store.id, [sale])])


def test_the_dearest_that_nobody_has_touched_stand_first(cast: Cast) -> None:
    with cast.at_work():
        helmet = comes(cast, "Hjelm", 400, 300_000)
        lamp = comes(cast, "Lygte", 400, 50_000)
        sells(cast, lamp, 100)
        bell = comes(cast, "Klokke", 500, 90_000)
        more(cast, bell, 20, 90_000)
        pump = comes(cast, "Pumpe", 95, 60_000, other=True)
        gone = comes(cast, "Udsolgt", 400, 10_000)
        for _ in range(10):
            sells(cast, gone, 390)
        rows = [(row.name, row.days, row.worth, row.on_hand_milli) for row in still(90)]
        assert rows == [
            ("Hjelm", 400, 300_000, 10_000),
            ("Pumpe", 95, 60_000, 10_000),
            ("Lygte", 100, 45_000, 9_000),
        ]
        first, _pump, third = still(90)
        assert (first.variant, first.sold, first.came) == (helmet.id, None, ago(400))
        assert (third.sold, third.came) == (ago(100), ago(400))
        assert [row.variant for row in still(90, cast.other_store.id)] == [pump.id]
        assert [row.name for row in still(365)] == ["Hjelm"]
        assert ages() == [
            Age(0, 29, 1, 180_000),
            Age(30, 89, 0, 0),
            Age(90, 179, 2, 105_000),
            Age(180, 364, 0, 0),
            Age(365, None, 1, 300_000),
        ]
    with cast.abroad():
        assert still(0) == []


def test_a_correction_wakes_nothing(cast: Cast) -> None:
    with cast.at_work():
        helmet = comes(cast, "Hjelm", 400, 300_000)
        lost = HAPPENINGS["counted"]
        put_right(cast.manager, Said(uuid7(), cast.store.id, lost, {helmet.id: 8_000}))
        assert [(row.days, row.worth) for row in still(365)] == [(400, 240_000)]


def test_what_only_was_counted_lies_still_since_then(cast: Cast) -> None:
    with cast.at_work():
        helmet: Variant = create_product(cast.manager, draft("Hjelm")).variants.get()
        for days, more_milli in ((200, 6_000), (5, 2_000)):
            found = Move(cast.store.id, helmet.id, COUNT, more_milli, FLOOR)
            move(uuid4(), [found], who=None, at=ago(days))
        (row,) = still(180)
        assert (row.days, row.on_hand_milli, row.sold, row.came) == (200, 8_000, None, None)
        assert still(365) == []
        assert ages()[3] == Age(180, 364, 1, 0)
        sells(cast, helmet, 3)
        sells(cast, helmet, 20)
        assert (still(3)[0].days, still(4)) == (3, [])


def test_the_page_and_its_file(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    assert "Intet ligger stille så længe" in browser.get("/stock/still/").content.decode()
    with cast.at_work():
        comes(cast, "Hjelm", 400, 300_000)
    page = browser.get("/stock/still/?days=365").content.decode()
    assert "Hjelm" in page
    assert "3.000,00" in page
    file = b"".join(browser.get("/stock/still/ligger-stille.csv?days=180")).decode()
    header, row = file.strip().splitlines()
    assert header.endswith("Antal;Dage;Sidst solgt;Sidst kommet;Lagerværdi")
    assert row.startswith("Vesterbro Cykler;")
    assert f";Hjelm;10,000;400;;{ago(400).date().isoformat()};" in row
    assert row.endswith(";3000,00")
    assert office.of(cast.cashier).get("/stock/still/").status_code == 403


def test_goods_stir_when_they_are_sold_or_more_come(cast: Cast) -> None:
    with cast.at_work(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM unnest(%s::smallint[]) code WHERE stock_stirs(code)", [list(REASONS)]
        )
        stir = {code for (code,) in cursor.fetchall()}
    assert stir == {SALE.code, OPENING.code, RECEIPT.code, ARRIVED.code}
