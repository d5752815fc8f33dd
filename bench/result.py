"""One measured figure beside what it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What a benchmark found. `value` is in `unit`; `ratio` is against the ceiling of the same
    round where there is one; `budget` is a limit on the ratio if there is one, else on the value.

    A budget is the most that is allowed, or with `at_least` the least.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    budget: float | None = None
    at_least: bool = False
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether the figure keeps its budget; without one it always does."""
        if self.budget is None:
            return True
        figure = self.value if self.ratio is None else self.ratio
        return figure >= self.budget if self.at_least else figure <= self.budget
