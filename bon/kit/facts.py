"""How apps meet: one publishes what happened, others react.

A fact is a frozen dataclass in the past tense. An app's `reactions.py` ends in a table
`REACTIONS = [projection(SalesRecorded, move_stock), effect(SalesRecorded, mail_receipts)]`.

A *projection* runs at once, in the publisher's transaction, on a list of facts: what it writes
is true exactly when what it follows from is. An *effect* reaches outside (mail, a webshop): it
becomes a job enqueued in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, Literal, TypeVar

from django.apps import apps

F = TypeVar("F")


@dataclass(frozen=True)
class Reaction(Generic[F]):
    fact: type[F]
    react: Callable[[Sequence[F]], None]
    kind: Literal["projection", "effect"]

    @property
    def name(self) -> str:
        return f"{self.react.__module__}.{self.react.__name__}"


def projection(fact: type[F], react: Callable[[Sequence[F]], None]) -> Reaction[F]:
    return Reaction(fact, react, "projection")


def effect(fact: type[F], react: Callable[[Sequence[F]], None]) -> Reaction[F]:
    """`react` only enqueues jobs; it must not reach outside itself."""
    return Reaction(fact, react, "effect")


_reactions: dict[type[Any], list[Reaction[Any]]] = defaultdict(list)


def discover() -> None:
    """Reads `reactions.py` of every app, in the order of INSTALLED_APPS."""
    _reactions.clear()
    for app in apps.get_app_configs():
        module = f"{app.name}.reactions"
        if app.name.startswith("bon.") and find_spec(module):
            for reaction in import_module(module).REACTIONS:
                _reactions[reaction.fact].append(reaction)


def publish(facts: Sequence[Any]) -> None:
    """Runs the projections, then the effects, of a list of facts of one type."""
    if not facts:
        return
    reactions = _reactions[type(facts[0])]
    for kind in ("projection", "effect"):
        for reaction in reactions:
            if reaction.kind == kind:
                reaction.react(facts)


def reactions() -> list[Reaction[Any]]:
    """All of them, for the page in the docs."""
    return [reaction for group in _reactions.values() for reaction in group]
