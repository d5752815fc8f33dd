"""Twenty thousand real goods under a price rule: seen first, carried out, taken back."""

from __future__ import annotations

from typing import Any

from bench.result import Result
from bench.rounds import seconds, spread

ROUNDS = 5
BUDGETS = {"preview": 2, "carried out": 10, "taken back": 10}


def run() -> list[Result]:
    from bench.house.goods import open_whole_shop

    owner = open_whole_shop("Prisregel")
    if owner is None:
        return []
    from bon.catalog.models import Variant
    from bon.kit.tenancy import acting_for

    with acting_for(owner.organisation_id):
        before = dict(Variant.objects.values_list("id", "price"))
        rounds = [_round(owner) for _ in range(ROUNDS)]
        assert dict(Variant.objects.values_list("id", "price")) == before
    return [_result(name, [each[name] for each in rounds]) for name in BUDGETS]


def _round(owner: Any) -> dict[str, float]:
    from bon.pricing.actions.decide_repricing import decide_repricing
    from bon.pricing.actions.undo_repricing import undo_repricing
    from bon.pricing.models import Repricing
    from bon.pricing.preview import repriced
    from bon.pricing.rule import ENDINGS, Rule
    from till.shapes import Target

    everything: list[Target] = [{"by": "everything", "value": ""}]
    rule = Rule("percent", 500, ENDINGS["95"])
    took = {
        "preview": seconds(lambda: repriced(rule, everything)),
        "carried out": seconds(lambda: decide_repricing(owner, everything, rule, "95")),
    }
    done = Repricing.objects.latest("id")
    return took | {"taken back": seconds(lambda: undo_repricing(owner, done))}


def _result(name: str, took: list[float]) -> Result:
    figures = spread(took)
    return Result(
        f"bulk_price {name}", figures.median, "s", budget=BUDGETS[name],
        low=figures.low, high=figures.high, note="20,000 goods",
    )  # fmt: skip
