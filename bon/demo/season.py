"""What kind of day it is outside: how dark, how warm, how wet. Pure and repeatable."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from typing import NamedTuple

YEAR_DAYS = 365.25


class Outside(NamedTuple):
    """Each 0 … 1: `dark` is 1 at the winter solstice, `warm` in late July, `wet` in a deluge."""

    dark: float
    warm: float
    wet: float


def outside(city: str, day: date) -> Outside:
    """The day in that city, always the same for the same day."""
    return Outside(_wave(day, peak=355), _wave(day, peak=205), _wet(city, day))


def dice(*about: object) -> random.Random:
    """Chance that falls the same way every time for the same subject."""
    return random.Random("/".join(str(part) for part in about))  # noqa: S311


def _wave(day: date, peak: int) -> float:
    """A year's swing, 1 on the day of the year named and 0 half a year away."""
    return (1 + math.cos(2 * math.pi * (day.timetuple().tm_yday - peak) / YEAR_DAYS)) / 2


def _wet(city: str, day: date) -> float:
    """Rain comes in spells: today's sky is half yesterday's. Dry on about half of the days."""
    sky = [dice("sky", city, day - timedelta(days=ago)).random() for ago in range(3)]
    mean = sum(weight * cloud for weight, cloud in zip((0.5, 0.3, 0.2), sky, strict=True))
    return min(1.0, max(0.0, (mean - 0.5) * 3))
