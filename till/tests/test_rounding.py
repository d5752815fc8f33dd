"""Division: named, exact in sum, and odd, so that a return is the negative of its sale."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from till.rounding import apportion, half_up, split, to_multiple

amounts = st.integers(-(10**15), 10**15)
weights = st.lists(st.integers(0, 10**9), max_size=50)


@given(amounts, st.integers(1, 10**6))
def test_half_up_is_the_nearest_and_odd(numerator: int, denominator: int) -> None:
    rounded = half_up(numerator, denominator)
    assert abs(rounded - Fraction(numerator, denominator)) <= Fraction(1, 2)
    assert half_up(-numerator, denominator) == -rounded


def test_halves_go_away_from_zero() -> None:
    assert [half_up(n, 2) for n in (-3, -1, 0, 1, 3)] == [-2, -1, 0, 1, 2]


@given(amounts, st.sampled_from([1, 5, 50, 100]))
def test_a_multiple_is_within_half_a_step(amount: int, step: int) -> None:
    rounded = to_multiple(amount, step)
    assert rounded % step == 0
    assert abs(rounded - amount) * 2 <= step
    assert to_multiple(-amount, step) == -rounded


@given(st.lists(amounts, max_size=50), st.integers(1, 20_000))
def test_parts_add_up_to_the_rounded_whole(numerators: list[int], denominator: int) -> None:
    parts = apportion(numerators, denominator)
    assert sum(parts) == half_up(sum(numerators), denominator)
    for part, numerator in zip(parts, numerators, strict=True):
        assert abs(part - Fraction(numerator, denominator)) < 1
    assert apportion([-n for n in numerators], denominator) == [-part for part in parts]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=50), st.integers(1, 20_000))
def test_nobody_is_served_before_who_lost_more(numerators: list[int], denominator: int) -> None:
    parts = apportion(numerators, denominator)
    lost = [n % denominator for n in numerators]
    raised = [p - n // denominator for p, n in zip(parts, numerators, strict=True)]
    ranking = sorted(range(len(parts)), key=lambda i: (-lost[i], i))
    assert [raised[i] for i in ranking] == sorted(raised, reverse=True)


@given(st.integers(0, 10**9), weights)
def test_a_split_keeps_the_total(total: int, shares: list[int]) -> None:
    parts = split(total, shares)
    assert sum(parts) == (total if sum(shares) else 0)
    assert all(part == 0 for part, weight in zip(parts, shares, strict=True) if weight == 0)


def test_ties_go_to_the_lower_index() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(-100, [1, 1, 1]) == [-34, -33, -33]
    assert split(2, [1, 1, 1, 1]) == [1, 1, 0, 0]
