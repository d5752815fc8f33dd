"""Home and search."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from bon.catalog.tests.shop import make_pump
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, Clock, open_counter
from bon.reports import days
from bon.sales.queries import HourTurnover
from bon.staff.cast import Cast, Office


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _noon(days_ago: int = 0) -> datetime:
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    return noon - timedelta(days=days_ago)


@pytest.fixture
def sold(cast: Cast) -> None:
    """Today a bell and a helmet, a week ago two bells; all at noon."""
    last_week = open_counter(cast.register, [cast.cashier], Clock(_noon(7)))
    last_week.till.sell(Basket([(BELL, 2000)]))
    last_week.till.count_cash()
    last_week.till.close_shift()
    last_week.till.send(last_week.deliver)
    last_week.till.clock = Clock(_noon())
    last_week.till.sign_in(str(cast.cashier.id))
    last_week.till.open_shift()
    last_week.till.sell(Basket([(BELL, 1000)]))
    last_week.till.sell(Basket([(HELMET, 1000)]))
    last_week.till.send(last_week.deliver)


def test_the_day_stands_beside_the_same_weekday_last_week(cast: Cast, sold: None) -> None:
    with cast.at_work():
        day = days.day_of(timezone.localdate(), None, timezone.localtime())
    assert (day.turnover.receipts, day.turnover.total) == (2, 64_895)
    assert (day.before.receipts, day.before.total) == (1, 9_990)
    assert day.average == 32_448
    chart = days.chart_of(day)
    assert chart is not None
    noon = chart["labels"].index("12")
    assert [series["values"][noon] for series in chart["series"]] == [64_895, 9_990]
    assert chart["labels"][0] == "09"
    assert chart["labels"][-1] >= "18"


@pytest.mark.parametrize(("minute", "sum_by_now"), [(0, 1_000), (30, 1_500), (59, 1_983)])
def test_last_week_counts_as_far_as_the_clock_has_come(minute: int, sum_by_now: int) -> None:
    hours = [
        HourTurnover(11, 1, 1_000),
        HourTurnover(12, 1, 1_000),
        HourTurnover(13, 1, 1_000),
    ]
    assert days._by(hours, _noon().replace(minute=minute)) == sum_by_now


def test_home_follows_the_day(cast: Cast, sold: None, office: Office) -> None:
    browser = office.of(cast.owner)
    whole = _text(browser.get("/"))
    part = _text(browser.get("/", headers={"HX-Request": "true"}))
    for page in (whole, part):
        assert "649<small>kr.</small>" in page
        assert "K1-3" in page
    assert "<html" in whole
    assert "<html" not in part


def test_any_day_can_be_chosen_and_stands_still(cast: Cast, sold: None, office: Office) -> None:
    past, today = _noon(7).date(), timezone.localdate()
    answer = office.of(cast.owner).get(f"/?day={past}")
    page = _text(answer)
    assert (answer.context["day"].date, answer.context["day"].turnover.total) == (past, 9_990)
    assert [row.receipt_no for row in answer.context["latest"]] == ["K1-1"]
    assert f'href="?day={past - timedelta(days=1)}" aria-label="Dagen før"' in page
    assert f'href="?day={past + timedelta(days=1)}" aria-label="Dagen efter"' in page
    assert f'href="?day={today}">I dag<' in page
    assert f'href="/sales/?since={past}&amp;until={past}"' in page
    assert "every 10s" not in page
    assert "Følger med" not in page


@pytest.mark.parametrize("asked", ["2999-01-01", "0001-01-01", "2026-02-30", "i går", ""])
def test_a_day_that_cannot_be_shown_is_today(
    cast: Cast, sold: None, office: Office, asked: str
) -> None:
    answer = office.of(cast.owner).get("/", {"day": asked})
    assert answer.context["day"].date == timezone.localdate()
    page = _text(answer)
    assert "Dagen efter" not in page
    assert "every 10s" in page


def _at(hour: int, days_ahead: int = 1) -> datetime:
    return _noon(-days_ahead).replace(hour=hour)


@pytest.mark.parametrize(("hour", "register_opened", "days_ago"), [
    (1, False, 1),
    (5, True, 1),
    (9, False, 1),
    (9, True, 0),
])  # fmt: skip
def test_until_the_day_begins_the_one_before_is_shown(
    cast: Cast, sold: None, hour: int, register_opened: bool, days_ago: int
) -> None:
    if register_opened:
        tomorrow = open_counter(cast.other_register, [cast.manager], Clock(_at(hour)))
        tomorrow.till.send(tomorrow.deliver)
    with cast.at_work():
        shown = days.day_worth_showing(None, _at(hour))
        assert shown == _at(hour).date() - timedelta(days=days_ago)
        assert days.day_worth_showing(cast.store.id, _at(hour)) == timezone.localdate()


def test_a_shop_that_never_sold_is_shown_today(cast: Cast) -> None:
    with cast.at_work():
        assert days.day_worth_showing(None, _at(1, 0)) == timezone.localdate()


def test_the_page_says_which_day_it_shows_and_wakes_with_the_next(
    cast: Cast, office: Office
) -> None:
    counter = open_counter(cast.register, [cast.cashier], Clock(_noon(2)))
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    browser, past = office.of(cast.owner), _noon(2).date()
    page = _text(browser.get("/"))
    assert "Der er ikke solgt noget i dag endnu. Her er den seneste dag med salg." in page
    assert "<b>49,95</b>" in page
    assert f'hx-get="?seen={past}" hx-trigger="every 60s"' in page
    part = browser.get(f"/?seen={past}", headers={"HX-Request": "true"})
    assert "HX-Refresh" not in part.headers
    counter.till.count_cash()
    counter.till.close_shift()
    counter.till.clock = Clock(_noon())
    counter.till.sign_in(str(cast.cashier.id))
    counter.till.open_shift()
    counter.till.sell(Basket([(HELMET, 1000)]))
    counter.till.send(counter.deliver)
    part = browser.get(f"/?seen={past}", headers={"HX-Request": "true"})
    assert part.headers["HX-Refresh"] == "true"


def test_a_day_without_sales_has_words_and_no_chart(cast: Cast, sold: None, office: Office) -> None:
    answer = office.of(cast.owner).get(f"/?day={_noon(3).date()}")
    assert answer.context["chart"] is None
    page = _text(answer)
    assert "data-chart" not in page
    assert page.count("Intet salg denne dag.") == 2


def test_the_stranger_is_shown_none_of_it(cast: Cast, sold: None, office: Office) -> None:
    answer = office.of(cast.stranger).get(f"/?day={_noon(7).date()}")
    assert answer.context["day"].turnover.total == 0
    assert not answer.context["latest"]


def test_a_register_left_open_overnight_is_pointed_out(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier], Clock(_noon(1)))
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    assert "En kasse har stået åben siden" in _text(office.of(cast.manager).get("/"))


def test_a_new_shop_is_shown_its_first_steps(cast: Cast, office: Office) -> None:
    page = _text(office.of(cast.owner).get("/"))
    steps = page[page.index("Kom i gang") :]
    assert steps.count("Gør det nu") == 4
    with cast.at_work():
        cast.company.address = "Vesterbrogade 1"
        cast.company.save()
        make_pump(cast)
    page = _text(office.of(cast.owner).get("/"))
    assert page.count("step-done") == 2


def test_one_field_finds_goods_and_receipts(cast: Cast, sold: None, office: Office) -> None:
    with cast.at_work():
        make_pump(cast)
    browser = office.of(cast.cashier)
    assert "Fodpumpe" in _text(browser.get("/search/?q=fodp", headers={"HX-Request": "true"}))
    page = _text(browser.get("/search/?q=k1-2"))
    assert "K1-2" in page
    assert "489" not in page
    nothing = _text(browser.get("/search/?q=<b>"))
    assert "Intet fundet for »&lt;b&gt;«." in nothing


def test_home_asks_the_database_no_more_for_more_sales(
    cast: Cast, sold: None, office: Office, django_assert_max_num_queries: Any
) -> None:
    browser = office.of(cast.owner)
    browser.get("/")
    with django_assert_max_num_queries(37):
        browser.get("/")
    with django_assert_max_num_queries(23):
        browser.get("/", headers={"HX-Request": "true"})
