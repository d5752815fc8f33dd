"""Measuring side by side: on a shared machine the same loop varies by a factor of three."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """What several rounds gave: the middle one and the ends."""

    median: float
    low: float
    high: float


def spread(figures: Sequence[float]) -> Spread:
    """Median, least and greatest of at least one figure."""
    return Spread(statistics.median(figures), min(figures), max(figures))


def percentile(figures: Sequence[float], percent: float) -> float:
    """The smallest figure that at least `percent` % of the figures do not exceed."""
    ranked = sorted(figures)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]


def interleave(
    contenders: Mapping[str, Callable[[], float]], rounds: int = 5
) -> dict[str, list[float]]:
    """Runs every contender once a round and gives each one's figures, round by round.

    The order turns from round to round, so that none always runs on what another warmed up.
    """
    names = list(contenders)
    figures: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            figures[name].append(contenders[name]())
    return figures


def ratios(figures: Sequence[float], ceiling: Sequence[float]) -> Spread:
    """The figures against the ceiling of the very same round."""
    return spread([ours / theirs for ours, theirs in zip(figures, ceiling, strict=True)])


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes once, in seconds of a clock that never steps."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
