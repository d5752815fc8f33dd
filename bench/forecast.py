"""What the forecast of demand is worth: seven days of every item from every day of history, beside
two forecasts that need no thought.

On the demo's 90 days as its stores really moved goods, and on 30 days of real baskets of a grocery.
`value` is the root mean squared scaled error; `ratio` sets it against the better of "tomorrow as
today" and "next week as last week". Above 1 the forecast is worse than no thought, and fails.
"""

from __future__ import annotations

import csv
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bench.result import Result

WEEK = 7
BEHIND = 2 * WEEK  # days of history that a forecast needs
GROCERY_DAYS = 30

Days = Sequence[float]


class Errors(NamedTuple):
    """Mean over the items, each scaled by how much its weeks differ from the week before."""

    absolute: float
    squared: float


def run() -> list[Result]:
    found = []
    for name, items in (("demo", _demo()), ("groceries", _groceries())):
        if items:
            found.append(_compared(name, items))
    return found


def _compared(name: str, items: list[Days]) -> Result:
    from bon.purchasing.forecast import forecast

    contenders: dict[str, Callable[[Days], float]] = {
        "ours": lambda days: forecast(_weeks(days)).weekly,
        "naive": lambda days: days[-1] * WEEK,
        "seasonal naive": lambda days: sum(days[-WEEK:]),
    }
    errors = {key: _errors(items, ask) for key, ask in contenders.items()}
    ours = errors.pop("ours")
    best = min(errors.values(), key=lambda each: each.squared)
    ratio = ours.squared / best.squared
    told = ", ".join(
        f"{key} {each.squared:.3f} (MASE {each.absolute:.3f})" for key, each in errors.items()
    )
    verdict = "better" if ratio < 1 else "WORSE"
    note = (
        f"{len(items)} items, MASE {ours.absolute:.3f}; {told}: {verdict} than the naive forecasts"
    )
    return Result(f"forecast_{name}", ours.squared, "RMSSE", ratio=ratio, budget=1, note=note)


def _errors(items: Iterable[Days], ask: Callable[[Days], float]) -> Errors:
    absolute, squared = [], []
    for days in items:
        scale = _scale(days)
        if scale is None:
            continue
        missed = [
            sum(days[day : day + WEEK]) - ask(days[:day])
            for day in range(BEHIND, len(days) - WEEK + 1)
        ]
        absolute.append(sum(map(abs, missed)) / len(missed) / scale.absolute)
        mean = sum(each * each for each in missed) / len(missed)
        squared.append(math.sqrt(mean / scale.squared))
    return Errors(sum(absolute) / len(absolute), sum(squared) / len(squared))


def _scale(days: Days) -> Errors | None:
    """How much a week differs from the one before; None for goods whose weeks are all alike."""
    weeks = [sum(days[day : day + WEEK]) for day in range(len(days) - WEEK + 1)]
    steps = [later - sooner for sooner, later in zip(weeks, weeks[WEEK:], strict=False)]
    if not any(steps):
        return None
    return Errors(sum(map(abs, steps)) / len(steps), sum(step**2 for step in steps) / len(steps))


def _weeks(days: Days) -> list[float]:
    """Whole weeks that end with the last day, the oldest first."""
    first = len(days) % WEEK
    return [sum(days[day : day + WEEK]) for day in range(first, len(days), WEEK)]


def _demo() -> list[Days]:
    """What each store of the demo sold of each variant, day by day."""
    from bench.house.database import open_database

    open_database()
    from django.core.management import call_command
    from django.db import connection

    from bon.demo.queries import demo_owner
    from bon.kit.tenancy import acting_for

    call_command("demo", stdout=sys.stderr)
    owner = demo_owner()
    assert owner is not None
    sold: dict[tuple[str, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    with acting_for(owner.organisation_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT store_id, variant_id, at::date - min(at::date) OVER (),"
            " -quantity_milli / 1000.0 FROM stock_movement"
            " WHERE organisation_id = %s AND reason IN (100, 110, 111)",
            [owner.organisation_id],
        )
        for store, variant, day, pieces in cursor.fetchall():
            sold[store, variant][day] += float(pieces)
    return _filled(sold.values())


def _groceries() -> list[Days]:
    """The real baskets, in the order they were bought, spread evenly over their days."""
    from bench.house.goods import SHARED

    file = SHARED / "data" / "groceries.csv"
    if not file.exists():
        print(f"No real baskets: {file} (BON_SHARED) is missing", file=sys.stderr)
        return []
    with file.open(newline="") as lines:
        baskets = list(csv.reader(lines))
    sold: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for number, basket in enumerate(baskets):
        for item in {name.strip() for name in basket}:
            sold[item][number * GROCERY_DAYS // len(baskets)] += 1
    return _filled(sold.values())


def _filled(sold: Iterable[dict[int, float]]) -> list[Days]:
    rows = list(sold)
    most = max(day for row in rows for day in row) + 1
    return [[row.get(day, 0) for day in range(most)] for row in rows]
