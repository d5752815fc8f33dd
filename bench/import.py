"""Twenty thousand real goods from a file into an empty shop, as the worker does it."""  # noqa: N999

from __future__ import annotations

from bench.result import Result
from bench.rounds import spread

ROUNDS = 3
BUDGET_SECONDS = 10


def run() -> list[Result]:
    from bench.house.goods import real_goods, take_in

    content = real_goods()
    if content is None:
        return []
    from bench.house.database import open_database

    open_database()
    took = spread([take_in(f"Import {n}", content) for n in range(ROUNDS)])
    return [
        Result(
            "import", took.median, "s", budget=BUDGET_SECONDS, low=took.low, high=took.high,
            note="20,000 goods",
        )
    ]  # fmt: skip
