"""The forecast, as its page plays it, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bon.purchasing.forecast import Forecast, enough, forecast

pieces = st.floats(0, 300)
weeks = st.lists(st.integers(0, 200), max_size=26)


@pytest.mark.parametrize(
    ("weeks", "weekly", "variance"),
    [
        ([], 0, 0),
        ([3] * 10, 3, 3),
        ([0, 0, 4, 0], 1.05, 3.09),
        ([4, 0, 0, 0], 0.85, 2.67),
        ([0, 10, 0, 0, 20, 0], 5.07, 63.39),
    ],
)
def test_the_forecast_as_its_page_plays_it(
    weeks: list[float], weekly: float, variance: float
) -> None:
    told = forecast(weeks)
    assert (round(told.weekly, 2), round(told.variance, 2)) == (weekly, variance)


@pytest.mark.parametrize(
    ("mean", "variance", "pieces"),
    [(0, 0, 0), (0.05, 0.05, 0), (0.24, 0.24, 1), (7.29, 7.29, 12), (10, 40, 22), (500, 500, 537)],
)
def test_enough_as_its_page_plays_it(mean: float, variance: float, pieces: int) -> None:
    assert enough(mean, variance, 0.95) == pieces


@given(weeks)
def test_a_forecast_lies_between_nothing_and_the_best_week(weeks: list[int]) -> None:
    told = forecast(weeks)
    assert 0 <= told.weekly <= max(weeks, default=0) + 1e-9
    assert told.variance >= told.weekly


@given(weeks.filter(any), st.integers(1, 20))
def test_what_is_not_sold_any_more_fades_away(weeks: list[int], quiet: int) -> None:
    assert forecast([*weeks, *[0] * quiet]).weekly < forecast(weeks).weekly


@given(weeks, st.integers(0, 120), st.integers(0, 60))
def test_more_days_need_no_fewer_pieces(weeks: list[int], days: int, more: int) -> None:
    told = forecast(weeks)
    assert told.enough(days) <= told.enough(days + more)
    assert told.enough(days) >= int(told.over(days))


@given(pieces, pieces)
def test_being_surer_takes_no_fewer_pieces(mean: float, variance: float) -> None:
    reached = [enough(mean, variance, sure) for sure in (0.5, 0.8, 0.95, 0.99)]
    assert reached == sorted(reached)


def test_days_are_parts_of_weeks() -> None:
    assert Forecast(3, 3).over(17) == pytest.approx(7.2857, abs=1e-4)
