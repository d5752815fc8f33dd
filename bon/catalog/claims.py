"""Who may have which number, where many goods get new ones at once: numbers may change places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID


class Taken(NamedTuple):
    """A number that other goods have, and their name."""

    number: str
    name: str


def refused(
    wanted: Mapping[UUID, tuple[str, ...]],
    held: Mapping[UUID, tuple[str, ...]],
    names: Mapping[UUID, str],
    others: Mapping[str, str],
) -> dict[UUID, Taken]:
    """The goods that cannot have what they want, in the order of `wanted`: the earlier gets it.

    `held` is what the same goods have now, which they keep where they are refused; `others` are
    the numbers of all other goods, with their names.
    """
    no: dict[UUID, Taken] = {}
    while True:
        owners = dict(others)
        owners |= {number: names[id] for id in no for number in held[id]}
        found: dict[UUID, Taken] = {}
        for id, numbers in wanted.items():
            if id in no:
                continue
            clash = next((number for number in numbers if number in owners), None)
            if clash is not None:
                found[id] = Taken(clash, owners[clash])
            else:
                owners |= dict.fromkeys(numbers, names[id])
        if not found:
            return no
        # One at a time: what it keeps may be what another wanted.
        id, taken = next(iter(found.items()))
        no[id] = taken
