"""In which orders campaigns that compete for the same goods are tried, and how many of them."""

from __future__ import annotations

from till.rounding import down

# Piles looked at for one group of lines. A register takes about a millisecond for 100 of them.
WORK = 300
ALL = 4  # so many campaigns are tried in every order, work allowing


def orders(piles: list[int]) -> list[list[int]]:
    """Orders of campaigns that stand by what each gains alone, the best first; `piles`: how many
    each has to look at.

    Up to four campaigns: all orders. More: each of them first, the others behind it as they
    stand. Of these as many as the bound of work allows, one at least.
    """
    count = len(piles)
    if count <= ALL:
        found = _permutations(list(range(count)))
    else:
        found = [[first] + [i for i in range(count) if i != first] for first in range(count)]
    allowed = down(WORK, max(1, sum(piles)))
    return found[: max(1, allowed)]


def _permutations(values: list[int]) -> list[list[int]]:
    """All orders, those near the given one first."""
    if len(values) < 2:
        return [values]
    found = []
    for value in values:
        for rest in _permutations([other for other in values if other != value]):
            found.append([value] + rest)
    return found
