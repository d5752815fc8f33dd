"""What the stock was worth on a day gone by, in a shop of 100,000 goods and a million sales."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bench.result import Result
from bench.rounds import seconds, spread

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop

ROUNDS = 5
# Days ago, and how long an owner at the year's accounts may wait.
DAYS = {"yesterday": (1, 1), "a month ago": (30, 1), "a year ago": (365, 5)}


def run() -> list[Result]:
    from bench.house.busy_shop import open_busy_shop

    shop = open_busy_shop()
    if shop is None:
        return []
    return [_valued(shop, name, ago, budget) for name, (ago, budget) in DAYS.items()]


def _valued(shop: BigShop, name: str, ago: int, budget: int) -> Result:
    from django.utils import timezone

    from bon.kit.tenancy import acting_for
    from bon.stock.valuation import by_category

    day = timezone.localdate() - dt.timedelta(days=ago)
    with acting_for(shop.owner.organisation_id):
        assert len(by_category(day)) == len({row.category for row in by_category(day)})
        took = spread([seconds(lambda: by_category(day)) for _ in range(ROUNDS)])
    return Result(
        f"valuation {name}", took.median, "s", budget=budget, low=took.low, high=took.high,
        note="by category",
    )  # fmt: skip
