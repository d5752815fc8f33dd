"""Days of the calendar as numbers, so that they can be counted (proleptic Gregorian, ISO 8601)."""

from __future__ import annotations

from till.rounding import down

_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def day_of(date: str) -> int:
    """The number of a day written `YYYY-MM-DD`, whatever stands behind it; 1 is 0001-01-01."""
    year, month, day = int(date[:4]), int(date[5:7]), int(date[8:10])
    leap = 1 if month > 2 and _is_leap(year) else 0
    return _before_year(year) + _BEFORE_MONTH[month - 1] + leap + day


def date_of(number: int) -> str:
    """The day of that number, as `YYYY-MM-DD`."""
    year = down(number, 366) + 1
    while _before_year(year + 1) < number:
        year += 1
    rest = number - _before_year(year)
    month = 12
    while _before_month(year, month) >= rest:
        month -= 1
    return (
        _digits(year, 4)
        + "-"
        + _digits(month, 2)
        + "-"
        + _digits(rest - _before_month(year, month), 2)
    )


def _before_month(year: int, month: int) -> int:
    return _BEFORE_MONTH[month - 1] + (1 if month > 2 and _is_leap(year) else 0)


def _before_year(year: int) -> int:
    past = year - 1
    return past * 365 + down(past, 4) - down(past, 100) + down(past, 400)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _digits(number: int, width: int) -> str:
    text = str(number)
    return "0" * (width - len(text)) + text
