"""The rhythm of a shop: what happens at one register on one day, minute by minute.

Pure and seeded by register and date: the same day always goes the same way, whenever and
wherever the demo is made. Nothing here touches the till; `cashier.py` acts it out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from bon.demo.baskets import Assortment, Wanted, spent
from bon.demo.opening_hours import Hours, hours_on, is_black_friday
from bon.demo.season import Outside, dice, outside

ZONE = ZoneInfo("Europe/Copenhagen")
FLOAT = 100_000
WEEKDAYS = (0.95, 0.85, 0.85, 0.95, 1.2, 1.25, 0.6)
# How busy each hour is beside the others: lunch, and above all the way home from work.
HOURS = {10: 0.8, 11: 1.0, 12: 1.2, 13: 1.0, 14: 0.9, 15: 1.2, 16: 1.6, 17: 1.3}
SLIPS = (50, -50, 100, -100, 200, -200, 500, -500, 1000, -1000, 2000, -5000, -10_000)
MAX_CASH = 300_000
MAX_MOBILE = 500_000


class Counter(NamedTuple):
    """One register as its customers meet it. `volume`: sales on an ordinary day."""

    code: str
    city: str
    kind: str
    volume: float


class Rebate(NamedTuple):
    """A discount by hand: in basis points, on the first line or on the whole cart. `reason` is
    one of those that every organisation starts with."""

    of: Literal["line", "cart"]
    rate_bp: int
    reason: str


@dataclass(frozen=True)
class Visit:
    """One customer at the till."""

    at: datetime
    basket: tuple[Wanted, ...]
    ending: Literal["pays", "walks_out"]
    tender: Literal["card", "mobilepay", "cash", "cash_then_card"]
    rebate: Rebate | None
    regrets: bool  # one piece of the basket goes back on the shelf
    wants_copy: bool
    training: bool = False


@dataclass(frozen=True)
class Moment:
    """Something else that a register remembers."""

    at: datetime
    kind: Literal["x_report", "drawer_opened", "shift_change"]


@dataclass(frozen=True)
class Day:
    """A register's day. `slip`: how far the count is off, in øre; `rota`: who of the store's
    people stand here before and after lunch, as numbers that the store turns into names."""

    counter: Counter
    opens: datetime
    closes: datetime
    rota: tuple[int, int]
    moments: tuple[Visit | Moment, ...]
    slip: int


def live(counter: Counter, day: date, assortment: Assortment, now: datetime) -> Day | None:
    """A register's day as far as it has come by `now`; None where it never opened."""
    hours = hours_on(day)
    if hours is None:
        return None
    opens = _on(day, hours.opens) - timedelta(
        minutes=dice("opens", counter.code, day).randrange(3, 20)
    )
    if now <= opens + timedelta(minutes=30):
        return None
    chance = dice("day", counter.code, day)
    weather = outside(counter.city, day)
    whole: list[Visit | Moment] = [*_moments(chance, day, hours)]
    whole += _visits(chance, counter, day, hours, weather, assortment)
    whole.sort(key=lambda moment: moment.at)
    closes = min(_on(day, hours.closes) + timedelta(minutes=chance.randrange(6, 25)), now)
    return Day(
        counter=counter,
        opens=opens,
        closes=closes,
        rota=(day.toordinal() + len(counter.code), day.toordinal() // 2 + 1),
        moments=tuple(moment for moment in whole if moment.at < closes - timedelta(minutes=2)),
        slip=chance.choice(SLIPS) if chance.random() < 0.25 else 0,
    )


def crowd(counter: Counter, day: date, weather: Outside) -> float:
    """How many customers are to be expected at a register on a day."""
    payday = 1.1 if day.day <= 4 or day.day >= 28 else 1.0
    christmas = 1.3 if (day.month, day.day) > (11, 30) and day.day < 24 else 1.0
    friday = 1.8 if is_black_friday(day) else 1.0
    season = 0.85 + 0.3 * weather.warm - 0.25 * weather.wet
    return counter.volume * WEEKDAYS[day.weekday()] * payday * christmas * friday * season


def _visits(
    chance: Random,
    counter: Counter,
    day: date,
    hours: Hours,
    weather: Outside,
    assortment: Assortment,
) -> Iterator[Visit]:
    expected = crowd(counter, day, weather)
    count = max(0, round(chance.gauss(expected, math.sqrt(expected))))
    beginner = chance.random() < 0.02
    for number, at in enumerate(_arrivals(chance, day, hours, count)):
        basket = tuple(assortment.basket(chance, counter.kind, weather))
        yield Visit(
            at=at,
            basket=basket,
            ending="walks_out" if chance.random() < 0.015 else "pays",
            tender=_tender(chance, spent(basket)),
            rebate=_rebate(chance),
            regrets=chance.random() < 0.02,
            wants_copy=chance.random() < 0.012,
            training=beginner and number < 3,
        )


def _arrivals(chance: Random, day: date, hours: Hours, count: int) -> list[datetime]:
    """Moments at which customers reach the till, at least a minute and a half apart."""
    open_hours = range(hours.opens.hour, hours.closes.hour)
    weights = [HOURS[hour] for hour in open_hours]
    seconds = sorted(
        hour * 3600 + chance.randrange(3600)
        for hour in chance.choices(open_hours, weights, k=count)
    )
    spaced: list[int] = []
    for second in seconds:
        spaced.append(max(second, spaced[-1] + 90) if spaced else second)
    return [_on(day, time()) + timedelta(seconds=second) for second in spaced]


def _moments(chance: Random, day: date, hours: Hours) -> Iterator[Moment]:
    noon = _on(day, time(13, chance.randrange(10, 50)))
    yield Moment(noon, "shift_change")
    if chance.random() < 0.3:
        yield Moment(_within(chance, day, hours), "x_report")
    if chance.random() < 0.3:
        yield Moment(_within(chance, day, hours), "drawer_opened")


def _tender(chance: Random, amount: int) -> Literal["card", "mobilepay", "cash", "cash_then_card"]:
    if amount <= MAX_CASH and chance.random() < 0.13:
        return "cash"
    if amount <= MAX_MOBILE and chance.random() < 0.24:
        return "mobilepay"
    return "cash_then_card" if amount > 30_000 and chance.random() < 0.012 else "card"


def _rebate(chance: Random) -> Rebate | None:
    if chance.random() > 0.055:
        return None
    if chance.random() < 0.6:
        reason = chance.choice(("damaged", "price_match", "display"))
        return Rebate("line", chance.choice((500, 1000, 1000, 1500, 2000, 2500)), reason)
    reason = chance.choice(("regular", "regular", "staff"))
    return Rebate("cart", chance.choice((500, 1000, 1000, 1000, 1500)), reason)


def _within(chance: Random, day: date, hours: Hours) -> datetime:
    minutes = chance.randrange(20, (hours.closes.hour - hours.opens.hour) * 60 - 20)
    return _on(day, hours.opens) + timedelta(minutes=minutes, seconds=chance.randrange(60))


def _on(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZONE)


def calendar(today: date, length: int) -> Sequence[date]:
    """The `length` days that end with today."""
    return [today - timedelta(days=ago) for ago in range(length - 1, -1, -1)]
