"""The rhythm of the shop, without a till or a database."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from bon.demo.baskets import Assortment
from bon.demo.days import ZONE, Day, Visit, calendar, live
from bon.demo.opening_hours import easter, hours_on
from bon.demo.shop import COUNTERS, HISTORY_DAYS
from bon.demo.tests.shelves import items

SATURDAY = date(2026, 11, 21)
CLOSING = datetime(2026, 11, 21, 23, tzinfo=ZONE)


@pytest.fixture(scope="module")
def assortment() -> Assortment:
    return Assortment(items())


def history(assortment: Assortment, now: datetime) -> list[Day]:
    days = calendar(now.date(), HISTORY_DAYS)
    lived = (live(counter, day, assortment, now) for day in days for counter in COUNTERS)
    return [day for day in lived if day]


def visits(day: Day | None) -> list[Visit]:
    return [moment for moment in day.moments if isinstance(moment, Visit)] if day else []


def test_ninety_days_are_of_the_size_of_a_real_shop(assortment: Assortment) -> None:
    days = history(assortment, CLOSING)
    assert len(days) == HISTORY_DAYS * len(COUNTERS)
    customers = [visit for day in days for visit in visits(day)]
    assert 8_000 <= len(customers) <= 12_000
    assert 2.0 <= sum(len(visit.basket) for visit in customers) / len(customers) <= 3.0


def test_the_same_day_goes_the_same_way_again(assortment: Assortment) -> None:
    again = Assortment(reversed(items()))
    for counter in COUNTERS:
        assert live(counter, SATURDAY, assortment, CLOSING) == live(
            counter, SATURDAY, again, CLOSING
        )


def test_tomorrow_yesterday_is_as_it_was(assortment: Assortment) -> None:
    tomorrow = CLOSING + timedelta(days=1)
    friday = SATURDAY - timedelta(days=1)
    for counter in COUNTERS:
        assert live(counter, friday, assortment, CLOSING) == live(
            counter, friday, assortment, tomorrow
        )


def test_a_day_that_is_not_over_has_not_gone_further_than_the_clock(
    assortment: Assortment,
) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=ZONE)
    whole = live(COUNTERS[0], SATURDAY, assortment, CLOSING)
    half = live(COUNTERS[0], SATURDAY, assortment, noon)
    assert half is not None
    assert half.closes == noon
    assert visits(half) == visits(whole)[: len(visits(half))]
    assert 0 < len(visits(half)) < len(visits(whole))


def test_before_opening_nothing_has_happened_today(assortment: Assortment) -> None:
    early = datetime(2026, 11, 21, 8, tzinfo=ZONE)
    assert live(COUNTERS[0], SATURDAY, assortment, early) is None


def test_customers_come_one_at_a_time_while_the_door_is_open(assortment: Assortment) -> None:
    for day in history(assortment, CLOSING):
        times = [moment.at for moment in day.moments]
        assert day.opens < times[0]
        assert times[-1] < day.closes
        assert times == sorted(times)


def test_fridays_are_busier_than_tuesdays(assortment: Assortment) -> None:
    def average(weekday: int) -> float:
        counts = [
            len(visits(day))
            for day in history(assortment, CLOSING)
            if day.opens.weekday() == weekday
        ]
        return sum(counts) / len(counts)

    assert average(4) > 1.15 * average(1)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 5), "Easter Sunday"),
        (date(2026, 4, 2), "Maundy Thursday"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2026, 6, 5), "Constitution Day"),
        (date(2026, 12, 24), "Christmas Eve"),
    ],
)
def test_the_shop_is_closed(day: date, why: str) -> None:
    assert hours_on(day) is None, why


def test_on_a_sunday_the_shop_opens_late() -> None:
    assert hours_on(date(2026, 11, 22)) == (time(11), time(15))


def test_great_prayer_day_is_a_working_day_since_2024() -> None:
    assert hours_on(date(2026, 5, 1)) is not None


@pytest.mark.parametrize(
    "sunday",
    [date(1954, 4, 18), date(2000, 4, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday
