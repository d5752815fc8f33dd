"""Ways to narrow the list of stock that apps above know of: who supplies goods, how little of
them a store wants to have. They say so as they start; stock asks no further."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.utils.functional import Promise


class Way(NamedTuple):
    """A field of the page. `everything` is what it says while nothing is chosen; `choices` are
    values and names; `levels` keeps those of a value, and none for a value that is no choice."""

    label: str | Promise
    everything: str | Promise
    choices: Callable[[], Sequence[tuple[str, str]]]
    levels: Callable[[str], Q]


WAYS: dict[str, Way] = {}
# What the list may show beside its own: the name, and which levels.
SHOWN: dict[str, tuple[str | Promise, Callable[[], Q]]] = {}
