"""What is sold tells how much to buy, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from bon.campaigns.models import Campaign
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.demand import from_demand
from bon.purchasing.models import PurchaseOrder
from bon.purchasing.sold import sold
from bon.purchasing.tests.shop import nordic, sells
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.reasons import OPENING, RETURN, SALE, Reason

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


def opened(cast: Cast, pump: Variant, pieces: int, weeks: int, now: datetime = NOW) -> None:
    """So many lie there since so many weeks."""
    came = [Move(cast.store.id, pump.id, OPENING, pieces * 1000)]
    move(uuid4(), came, who=None, at=now - timedelta(weeks=weeks, days=1))


def sell(cast: Cast, pump: Variant, pieces: int, at: datetime, reason: Reason = SALE) -> None:
    """As the journal has it moved."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO stock_movement (organisation_id, source_id, line, store_id, variant_id,"
            " reason, quantity_milli, at) VALUES (%s, %s, 1, %s, %s, %s, %s, %s)",
            [
                cast.organisation.id, uuid4(), cast.store.id, pump.id,
                reason.code, -pieces * 1000, at,
            ],
        )  # fmt: skip
        cursor.execute(
            "UPDATE stock_level SET floor_milli = floor_milli - %s"
            " WHERE organisation_id = %s AND store_id = %s AND variant_id = %s",
            [pieces * 1000, cast.organisation.id, cast.store.id, pump.id],
        )


def weekly(cast: Cast, pump: Variant, pieces: int, weeks: int, now: datetime = NOW) -> None:
    for week in range(weeks):
        sell(cast, pump, pieces, now - timedelta(weeks=week, days=3))


def test_what_sells_is_bought_before_it_is_gone_and_once(cast: Cast) -> None:
    with cast.at_work():
        supplier, product = nordic(cast, lead_days=10), make_pump(cast)
        pump, here = product.variants.get(), [cast.store.id]
        sells(cast, supplier, product, pack=1)
        opened(cast, pump, 32, weeks=10)
        assert from_demand(here, NOW) == []
        weekly(cast, pump, 3, weeks=10)
        (low,) = from_demand(here, NOW)
        assert (low.pieces, low.doubts) == (10, ())
        assert low.why == (
            "Sælger 3 om ugen, kommer om 10 dage, 2 på hylden, 0 på vej: 12 er nok til 17 dage"
        )
        order = draft_order(cast.manager, supplier, cast.store, [Wanted(pump.id, 8)])
        (rest,) = from_demand(here, NOW)
        assert (rest.pieces, "8 på vej" in rest.why) == (2, True)
        draft_order(cast.manager, supplier, cast.store, [Wanted(pump.id, 2)])
        assert from_demand(here, NOW) == []
        send_order(cast.manager, order, "")
        assert from_demand(here, NOW) == []
        assert from_demand([cast.other_store.id], NOW) == []


def test_whole_packs_and_not_fewer_than_the_supplier_sells(cast: Cast) -> None:
    with cast.at_work():
        supplier, product = nordic(cast, lead_days=10), make_pump(cast)
        pump = product.variants.get()
        sells(cast, supplier, product, pack=6, minimum=3)
        opened(cast, pump, 32, weeks=10)
        weekly(cast, pump, 3, weeks=10)
        assert [each.pieces for each in from_demand([cast.store.id], NOW)] == [18]


def test_what_is_set_by_hand_wins(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        opened(cast, pump, 30, weeks=10)
        weekly(cast, pump, 3, weeks=10)
        assert len(from_demand([cast.store.id], NOW)) == 1
        set_bounds(cast.manager, cast.store, pump, (0, 0))
        assert from_demand([cast.store.id], NOW) == []


def test_goods_that_may_sell_otherwise_soon_say_so(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        opened(cast, pump, 9, weeks=3)
        weekly(cast, pump, 3, weeks=3)
        (new,) = from_demand([cast.store.id], NOW)
        assert new.doubts == ("Ny: 3 ugers salg",)
        assert "leveringstid ukendt" in new.why
        everything = [{"targets": [{"by": "variant", "value": str(pump.id)}]}]
        Campaign.objects.create(
            name="Efterår", number=1, kind="percent_off", parts=everything,
            starts_at=NOW - timedelta(days=20), ends_at=NOW - timedelta(days=10),
        )  # fmt: skip
        (lately,) = from_demand([cast.store.id], NOW)
        assert lately.doubts == ("Ny: 3 ugers salg", "Har været på kampagne: Efterår")
        assert from_demand([cast.store.id], NOW + timedelta(weeks=8))[0].doubts == ()


def test_goods_of_a_season_tell_of_last_year(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        opened(cast, pump, 40, weeks=60)
        weekly(cast, pump, 1, weeks=8)
        for week in range(48, 52):
            sell(cast, pump, 9, NOW - timedelta(weeks=week, days=3))
        (low,) = from_demand([cast.store.id], NOW)
        assert low.doubts == ("Sæson: sidste år solgtes 9 om ugen",)


def test_what_came_back_was_not_sold(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        opened(cast, pump, 40, weeks=4)
        sell(cast, pump, 5, NOW - timedelta(days=9))
        sell(cast, pump, -2, NOW - timedelta(days=8), RETURN)
        found = sold([cast.store.id], NOW)
        assert found[cast.store.id, pump.id].weeks == [0, 0, 3, 0]
        assert found[cast.store.id, pump.id].last_year is None
        assert len(found) == 1


@pytest.mark.parametrize(
    ("weeks_between", "said"),
    [(1, "Sælger 1 om ugen"), (3, "Sælger 2 om måneden"), (6, "Sælger 1 på 5 uger")],
)
def test_the_pace_is_said_as_people_say_it(cast: Cast, weeks_between: int, said: str) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        opened(cast, pump, 0, weeks=24)
        for week in range(0, 24, weeks_between):
            sell(cast, pump, 1, NOW - timedelta(weeks=week, days=3))
        (low,) = from_demand([cast.store.id], NOW)
        assert low.why.startswith(said)


def test_the_page_puts_them_on_a_draft(cast: Cast, office: Office) -> None:
    now = timezone.now()
    with cast.at_work():
        supplier, product = nordic(cast, lead_days=10), make_pump(cast)
        pump: UUID = product.variants.get().id
        sells(cast, supplier, product, pack=1, cost=10_000)
        opened(cast, product.variants.get(), 32, 10, now)
        weekly(cast, product.variants.get(), 3, 10, now)
        (low,) = from_demand([cast.store.id], now)
    browser = office.of(cast.manager)
    page = browser.get("/purchasing/proposals/").content.decode()
    assert "Sælger 3 om ugen, kommer om 10 dage, 2 på hylden" in page
    assert "1.000,00 DKK" in page
    said = {"pick": low.key, f"pieces-{low.key}": "12", f"supplier-{low.key}": supplier.id}
    browser.post("/purchasing/proposals/", said)
    with cast.at_work():
        (line,) = PurchaseOrder.objects.get().lines.all()
        assert (line.variant_id, line.packs, line.pack) == (pump, 12, 1)
    assert "Intet mangler" in browser.get("/purchasing/proposals/").content.decode()
