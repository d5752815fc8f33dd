"""The day that home shows: which one, its figures, its hours. Amounts are øre including VAT."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.sales.models import Hour, Shift
from bon.sales.queries import HourTurnover, SaleFilter, SaleRow, Turnover, sales_page, turnover_on

ONE = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
LATEST = 8
MORNING_HOUR = 6
EARLIEST = dt.date(2000, 1, 1)
# Even with a single sale the chart shows an ordinary day.
OPEN, CLOSE = 9, 18


@dataclass(frozen=True)
class Day:
    """One business day beside the same weekday a week before. `today`: the day is not over."""

    turnover: Turnover
    before: Turnover
    before_by_now: int  # of `before`, what had been sold at this time of day; all of it once over
    today: bool

    @property
    def date(self) -> dt.date:
        return self.turnover.day

    @property
    def previous(self) -> dt.date:
        return self.date - ONE

    @property
    def following(self) -> dt.date | None:
        """None where that has not come yet."""
        return None if self.today else self.date + ONE

    @property
    def average(self) -> int | None:
        """An average basket; None before the first."""
        receipts = self.turnover.receipts
        return (2 * self.turnover.total + receipts) // (2 * receipts) if receipts else None

    @property
    def change_percent(self) -> int | None:
        """More (or less) than the week before; None where there was nothing then."""
        if self.before_by_now <= 0:
            return None
        return round((self.turnover.total - self.before_by_now) * 100 / self.before_by_now)

    @property
    def change_text(self) -> str:
        """`+12 %`, `−4 %`."""
        percent = self.change_percent or 0
        sign = "+" if percent > 0 else formats.MINUS if percent < 0 else ""
        return f"{sign}{abs(percent)}\N{NO-BREAK SPACE}%"


def asked_day(text: str, today: dt.date) -> dt.date | None:
    """The day in an address; None for none, for what is no day and for one to come."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day is not None and EARLIEST <= day <= today else None


def day_worth_showing(store: UUID | None, now: dt.datetime) -> dt.date:
    """Today; but before anything is sold, at night and until a register is opened, the latest
    day with sales: whoever does the books then wants the day that is over."""
    latest = _latest_trading_day(store, now.date())
    if latest is None or latest == now.date():
        return now.date()
    return now.date() if now.hour >= MORNING_HOUR and _opened_today(store, now) else latest


def day_of(day: dt.date, store: UUID | None, now: dt.datetime) -> Day:
    """The figures of a day, `now` in the shop's zone."""
    today = day == now.date()
    before = turnover_on(day - WEEK, store)
    by_now = _by(before.hours, now) if today else before.total
    return Day(turnover_on(day, store), before, by_now, today)


def chart_of(day: Day) -> dict[str, Any] | None:
    """The hours of both days, for `charts.js`. None where there is nothing to draw."""
    if not (day.turnover.receipts or day.before.receipts):
        return None
    own = {hour.hour: hour.total for hour in day.turnover.hours}
    before = {hour.hour: hour.total for hour in day.before.hours}
    known = [*own, *before, OPEN, CLOSE]
    hours = range(min(known), max(known) + 1)
    return {
        "labels": [f"{hour:02d}" for hour in hours],
        "unit": _("kr."),
        "series": [
            {
                "name": _("I dag") if day.today else formats.weekday(day.date),
                "kind": "bar",
                "values": [own.get(h, 0) for h in hours],
            },
            {
                "name": formats.weekday(day.before.day),
                "kind": "line",
                "values": [before.get(h, 0) for h in hours],
            },
        ],
    }


def latest_sales(day: dt.date, store: UUID | None) -> Sequence[SaleRow]:
    """The day's last few sales, the latest first."""
    return sales_page(SaleFilter(store=store, since=day, until=day), size=LATEST).rows


def _latest_trading_day(store: UUID | None, until: dt.date) -> dt.date | None:
    hours = Hour.objects.filter(business_day__lte=until, receipts__gt=0)
    if store is not None:
        hours = hours.filter(store_id=store)
    latest: dt.date | None = hours.aggregate(day=Max("business_day"))["day"]
    return latest


def _opened_today(store: UUID | None, now: dt.datetime) -> bool:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    shifts = Shift.objects.filter(opened_at__gte=midnight)
    if store is not None:
        shifts = shifts.filter(store_id=store)
    return bool(shifts.exists())


def _by(hours: Sequence[HourTurnover], now: dt.datetime) -> int:
    """What had been sold at this time of day; the running hour counts by its minutes."""
    whole = sum(hour.total for hour in hours if hour.hour < now.hour)
    running = sum(hour.total for hour in hours if hour.hour == now.hour)
    return whole + running * now.minute // 60
