"""The harness measures fairly and reports what it measured."""

from __future__ import annotations

from bench.rounds import Spread, interleave, percentile, ratios, spread


def test_every_contender_runs_once_a_round_and_none_is_always_first() -> None:
    order: list[str] = []

    def contender(name: str) -> float:
        order.append(name)
        return float(len(order))

    figures = interleave({"a": lambda: contender("a"), "b": lambda: contender("b")}, rounds=3)
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert figures == {"a": [1.0, 4.0, 5.0], "b": [2.0, 3.0, 6.0]}


def test_a_ratio_compares_within_the_round() -> None:
    assert ratios([50.0, 10.0, 30.0], [100.0, 40.0, 50.0]) == Spread(0.5, 0.25, 0.6)


def test_the_99th_percentile_of_a_thousand_leaves_ten_above() -> None:
    assert percentile([float(n) for n in range(1, 1001)], 99) == 990.0
    assert percentile([7.0], 99) == 7.0


def test_the_spread_keeps_the_ends() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)
