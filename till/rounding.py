"""The only place that divides. Every function of amounts is odd: f(-x) = -f(x).

So a full return is the exact negative of its sale. See `docs/algorithms/vat-and-rounding.md`.
"""

from __future__ import annotations


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` to the nearest integer, halves away from zero.

    `denominator` is positive.
    """
    if numerator < 0:
        return -((-numerator * 2 + denominator) // (denominator * 2))
    return (numerator * 2 + denominator) // (denominator * 2)


def ceiling(numerator: int, denominator: int) -> int:
    """`numerator / denominator`, a part rounded up to a whole away from zero.

    `denominator` is positive.
    """
    if numerator < 0:
        return -((-numerator + denominator - 1) // denominator)
    return (numerator + denominator - 1) // denominator


def down(numerator: int, denominator: int) -> int:
    """How many times `denominator` is whole in `numerator`; neither is negative."""
    return numerator // denominator


def to_multiple(amount: int, step: int) -> int:
    """`amount` to the nearest multiple of `step`, halves away from zero."""
    return half_up(amount, step) * step


def apportion(numerators: list[int], denominator: int) -> list[int]:
    """Whole parts of `numerators[i] / denominator` that add up to the rounded whole.

    Largest remainder: every part is rounded down, and what is then missing goes, one each,
    to the parts that lost most; ties go to the lower index. Mirrored where the whole is
    negative.
    """
    whole = sum(numerators)
    if whole < 0 or (whole == 0 and _first_sign(numerators) < 0):
        return [-part for part in apportion([-n for n in numerators], denominator)]
    parts = [n // denominator for n in numerators]
    missing = half_up(whole, denominator) - sum(parts)
    if missing == 0:
        return parts
    order = [(-(n % denominator), index) for index, n in enumerate(numerators)]
    order.sort()
    for _, index in order[:missing]:
        parts[index] += 1
    return parts


def split(total: int, weights: list[int]) -> list[int]:
    """`total` shared over `weights` by largest remainder; the parts add up to it.

    Without any weight there is nothing to share: all parts are 0.
    """
    weight = sum(weights)
    if weight == 0:
        return [0] * len(weights)
    return apportion([total * w for w in weights], weight)


def _first_sign(numerators: list[int]) -> int:
    for n in numerators:
        if n != 0:
            return n
    return 0
