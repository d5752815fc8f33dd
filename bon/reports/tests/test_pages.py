"""Home and search."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from bon.catalog.tests.shop import make_pump
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, Clock, open_counter
from bon.reports import queries
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
        day = queries.day_so_far(None)
    assert (day.today.receipts, day.today.total) == (2, 64_895)
    assert (day.before.receipts, day.before.total) == (1, 9_990)
    assert day.average == 32_448
    chart = queries.chart_of(day)
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
    assert queries._by(hours, _noon().replace(minute=minute)) == sum_by_now


def test_home_follows_the_day(cast: Cast, sold: None, office: Office) -> None:
    browser = office.of(cast.owner)
    whole = _text(browser.get("/"))
    part = _text(browser.get("/", headers={"HX-Request": "true"}))
    for page in (whole, part):
        assert "649<small>kr.</small>" in page
        assert "K1-3" in page
    assert "<html" in whole
    assert "<html" not in part


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
    with django_assert_max_num_queries(36):
        browser.get("/")
    with django_assert_max_num_queries(22):
        browser.get("/", headers={"HX-Request": "true"})
