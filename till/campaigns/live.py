"""When a campaign holds: from and until, on which days, at which hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.rounding import down

if TYPE_CHECKING:
    from till.shapes import Campaign

# What a month adds to the day of the week, January and February counted to the year before.
_MONTHS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)


def is_live(campaign: Campaign, at: str) -> bool:
    """Whether the campaign holds at a local time, `2026-11-21T14:03:07+01:00`."""
    minute = at[:16]
    if campaign["starts_at"] is not None and minute < campaign["starts_at"]:
        return False
    if campaign["ends_at"] is not None and minute >= campaign["ends_at"]:
        return False
    if campaign["weekdays"] and weekday(at) not in campaign["weekdays"]:
        return False
    return _within(at[11:16], campaign["from_time"] or "", campaign["until_time"] or "24:00")


def weekday(at: str) -> int:
    """1 for Monday … 7 for Sunday (Sakamoto's rule)."""
    year, month, day = int(at[:4]), int(at[5:7]), int(at[8:10])
    if month < 3:
        year -= 1
    leaps = down(year, 4) - down(year, 100) + down(year, 400)
    return (year + leaps + _MONTHS[month - 1] + day - 1) % 7 + 1


def _within(time: str, begin: str, end: str) -> bool:
    """Hours that end before they begin go on past midnight."""
    if begin <= end:
        return begin <= time < end
    return time >= begin or time < end
