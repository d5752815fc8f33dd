"""How much of some goods will be sold, and how many to have so that it is enough.

See `docs/algorithms/demand.md`, decision 0018. Pieces are floats here, for nothing of it is money.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

FORGET = 0.1  # how much less each week counts than the one behind it
SURE = 0.95  # of 20 deliveries 19 come before the shelf is empty
_MANY = 400  # pieces from which on the bell curve is as good as counting


class Forecast(NamedTuple):
    """`weekly`: pieces a week; `variance`: of what one week sells."""

    weekly: float
    variance: float

    def over(self, days: int) -> float:
        """Pieces that so many days will sell."""
        return self.weekly * days / 7

    def enough(self, days: int, sure: float = SURE) -> int:
        """The fewest pieces that are enough for so many days, `sure` of the times."""
        return enough(self.over(days), self.variance * days / 7, sure)


def forecast(weeks: Sequence[float]) -> Forecast:
    """What a week will sell, after Teunter, Syntetos and Babai (2011): how likely a week sells
    anything, times what a week sells that does. Both are means in which the older count less;
    what is not sold any more fades away. `weeks`: pieces sold, the oldest first."""
    sold = [max(0.0, week) for week in weeks]
    likely = _recent([float(week > 0) for week in sold])
    weekly = likely * _recent([week for week in sold if week > 0])
    spread = _recent([(week - weekly) ** 2 for week in sold])
    # Customers come by chance: no goods sell more evenly than that.
    return Forecast(weekly, max(spread, weekly))


def enough(mean: float, variance: float, sure: float) -> int:
    """The fewest pieces that are not exceeded with the probability `sure`, of what sells by
    chance: Poisson, and negative binomial where it varies more than that. Never fewer than the
    whole pieces that are expected."""
    if mean <= 0:
        return 0
    if mean > _MANY:
        return math.ceil(mean + NormalDist().inv_cdf(sure) * math.sqrt(max(variance, mean)))
    size = mean * mean / (variance - mean) if variance > mean * 1.001 else math.inf
    chance = math.exp(-mean) if size == math.inf else (size / (size + mean)) ** size
    pieces, reached = 0, chance
    while reached < sure:
        step = mean if size == math.inf else (pieces + size) * mean / (size + mean)
        pieces += 1
        chance *= step / pieces
        reached += chance
    return max(pieces, int(mean))


def _recent(figures: Sequence[float]) -> float:
    """Their mean, in which the older count less; 0 of none."""
    total = weight = 0.0
    for figure in figures:
        total = total * (1 - FORGET) + figure
        weight = weight * (1 - FORGET) + 1
    return total / weight if weight else 0.0
