"""What stock was worth on a day is the sum of all that had moved by its end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.staff.cast import Cast, Office
from bon.stock import valuation
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Level, Movement
from bon.stock.reasons import BROKEN, OPENING

DEED = st.tuples(
    st.integers(0, 5),  # days ago
    st.integers(0, 3),  # which goods
    st.booleans(),  # in which store
    st.integers(-9, 9).filter(bool),
    st.integers(0, 50_000),
)


def noon(days_ago: int) -> dt.datetime:
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def total(day: dt.date) -> int:
    return sum(row.total for row in valuation.by_category(day))


@given(deeds=st.lists(DEED, min_size=1, max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_worth_on_any_day_is_what_had_moved(
    cast: Cast, deeds: list[tuple[int, int, bool, int, int]]
) -> None:
    with cast.at_work():
        goods = [row.id for row in make_jacket_once(cast)]
        for days_ago, which, other, pieces, ore in deeds:
            store = cast.other_store if other else cast.store
            worth = ore if pieces > 0 else None
            change = Change(goods[which % len(goods)], pieces * 1_000, worth=worth)
            adjust(store.id, [change], OPENING, at=noon(days_ago))
        for days_ago in range(7):
            day = timezone.localdate() - dt.timedelta(days=days_ago)
            moved = Movement.objects.filter(at__lt=noon(days_ago) + dt.timedelta(hours=12))
            assert total(day) == (moved.aggregate(sum=Sum("worth"))["sum"] or 0)
        levels = Level.objects.aggregate(sum=Sum("worth"))["sum"]
        assert total(timezone.localdate()) == levels


def make_jacket_once(cast: Cast) -> list[Variant]:
    if not Variant.objects.exists():
        make_jacket(cast)
    return list(Variant.objects.order_by("id"))


def test_the_page_says_it_by_category_and_goods(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(pump.id, 10_000, worth=100_000)], OPENING, at=noon(3))
        adjust(cast.other_store.id, [Change(pump.id, 1_000, worth=9_000)], OPENING, at=noon(3))
        adjust(cast.store.id, [Change(pump.id, -4_000)], BROKEN, at=noon(1))
    browser = office.of(cast.owner)
    now: Any = browser.get("/stock/worth/?category=none")
    assert (now.context["total"], now.context["quantity_milli"]) == (69_000, 7_000)
    assert [(row.name, row.worth) for row in now.context["goods"]] == [
        ("Fodpumpe", 60_000),
        ("Fodpumpe", 9_000),
    ]
    day = (timezone.localdate() - dt.timedelta(days=2)).isoformat()
    then: Any = browser.get(f"/stock/worth/?day={day}")
    assert then.context["sums"] == [9_000, 100_000]
    file: Any = browser.get(f"/stock/worth/lagervaerdi.csv?day={day}")
    assert b"".join(file).decode("utf-8-sig").splitlines() == [
        "Butik;Kategori;Varenummer;Vare;Antal;Lagerværdi",
        "Vesterbro Cykler;;PU-1;Fodpumpe;10,000;1000,00",
        "Nørrebro Cykler;;PU-1;Fodpumpe;1,000;90,00",
    ]


def test_what_goods_cost_is_hidden_from_whoever_may_not_see_it(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(pump.id, 10_000, worth=123_450)], OPENING)
    for path in ("/stock/", f"/stock/{pump.id}/"):
        assert "1.234,50" in office.of(cast.owner).get(path).content.decode(), path
        assert "1.234,50" not in office.of(cast.cashier).get(path).content.decode(), path
    file: Any = office.of(cast.cashier).get("/stock/lager.csv")
    assert "1234,50" not in b"".join(file).decode()
    assert office.of(cast.cashier).get("/stock/worth/").status_code == 403
    assert office.of(cast.cashier).get("/stock/worth/lagervaerdi.csv").status_code == 403


def test_goods_that_nobody_buys_are_found(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(pump.id, 10_000)], OPENING)
    browser = office.of(cast.owner)
    rows = browser.get("/stock/?show=dead-90").context["page"].rows
    assert [row.name for row in rows] == ["Fodpumpe"]
