"""The arithmetic of the book, in exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction


def half_up(exact: Fraction) -> int:
    """To the nearest, halves away from zero."""
    whole = int(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


def coins(exact: Fraction) -> int:
    """To the nearest 50 øre, 25 and 75 away from zero."""
    return half_up(exact / 50) * 50


def share(amount: int, rate_bp: int) -> int:
    return half_up(Fraction(amount * rate_bp, 10_000))


def vat_of(gross: int, rate_bp: int) -> int:
    """The VAT in an amount that includes it."""
    return half_up(Fraction(gross * rate_bp, 10_000 + rate_bp))


def split(whole: int, weights: list[int]) -> list[int]:
    """In whole øre by largest remainder, ties to who stands first."""
    everything = sum(weights)
    if not everything:
        return [0] * len(weights)
    exact = [Fraction(whole * weight, everything) for weight in weights]
    parts = [int(each) for each in exact]
    lost: Callable[[int], tuple[Fraction, int]] = lambda i: (parts[i] - exact[i], i)  # noqa: E731
    for place in sorted(range(len(exact)), key=lost)[: whole - sum(parts)]:
        parts[place] += 1
    return parts
