"""Waiting times as one figure: the p99 of all samples, which few people ever wait longer than."""

from __future__ import annotations

from collections.abc import Sequence

from bench.result import Result
from bench.rounds import percentile, spread

ENOUGH = 500


def p99(name: str, rounds: Sequence[Sequence[float]], budget: float | None, note: str) -> Result:
    """In ms, over all rounds; the range is that of the rounds' own p99. The note begins with
    the median, which a busy machine moves less."""
    every = [figure for each in rounds for figure in each]
    if len(every) < ENOUGH:
        raise ValueError(f"{len(every)} samples are too few for a p99")
    ends = spread([percentile(each, 99) for each in rounds])
    median = percentile(every, 50)
    return Result(
        name,
        percentile(every, 99),
        "ms",
        budget=budget,
        low=ends.low,
        high=ends.high,
        note=f"p99 of {len(every)}, median {median:.1f} ms; {note}",
    )
