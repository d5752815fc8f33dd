"""Danish cash as it changes hands: what a customer gives, what lies in the drawer at night."""

from __future__ import annotations

from random import Random

from till.shapes import Denomination

# Danmarks Nationalbank's coins and notes in øre; the 1000-krone note ceased to be money in 2025.
NOTES_AND_COINS = (50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50)
ROUND_SUMS = (2_000, 5_000, 10_000, 20_000, 50_000)


def handed_over(chance: Random, due: int) -> int:
    """What somebody who owes `due` øre puts on the counter: now and then the exact sum, mostly
    the next round one."""
    if chance.random() < 0.2:
        return due
    step = chance.choice([sum_ for sum_ in ROUND_SUMS if sum_ <= max(due * 2, 5_000)])
    return -(-due // step) * step


def drawer(amount: int) -> list[Denomination]:
    """The fewest notes and coins that come to `amount` øre, which is a multiple of 50."""
    counted: list[Denomination] = []
    for value in NOTES_AND_COINS:
        count, amount = divmod(amount, value)
        if count:
            counted.append({"value": value, "count": count})
    return counted
