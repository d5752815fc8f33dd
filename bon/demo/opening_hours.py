"""When a Danish high-street shop is open: every day of the week, never on a holiday."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import NamedTuple

# helligdage: days from Easter Sunday. Maundy Thursday, Good Friday, Easter, Easter Monday,
# Ascension Day, Whit Sunday and Whit Monday (lukkeloven § 1; Great Prayer Day ended in 2024).
_MOVABLE = (-3, -2, 0, 1, 39, 49, 50)
_FIXED = {(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)}


class Hours(NamedTuple):
    """From when until when the door is open."""

    opens: time
    closes: time


WEEKDAY = Hours(time(10), time(18))
SATURDAY = Hours(time(10), time(15))
SUNDAY = Hours(time(11), time(15))


def hours_on(day: date) -> Hours | None:
    """The opening hours of a day; None where the shop stays closed."""
    if is_holiday(day):
        return None
    return {5: SATURDAY, 6: SUNDAY}.get(day.weekday(), WEEKDAY)


def is_holiday(day: date) -> bool:
    if (day.month, day.day) in _FIXED:
        return True
    return (day - easter(day.year)).days in _MOVABLE


def is_black_friday(day: date) -> bool:
    """The Friday after the fourth Thursday of November."""
    return day.weekday() == 4 and day.month == 11 and 23 <= day.day <= 29


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(days=epact + weekday - 7 * shift)
