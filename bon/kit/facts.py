"""How apps meet: one publishes what happened, others react.

A fact is a frozen dataclass in the past tense. An app's `reactions.py` ends in a table
`REACTIONS = [projection(SalesRecorded, move_stock), effect(SalesRecorded, mail_receipts)]`.

A *projection* runs at once, in the publisher's transaction, on a list of facts: what it writes
is true exactly when what it follows from is. It names the tables it writes, so that they can be
made again from the facts and compared. An *effect* reaches outside (mail, a webshop): it becomes
a job enqueued in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Generic, Literal, TypeVar

from django.apps import apps
from django.db.models import Model

F = TypeVar("F")


@dataclass(frozen=True)
class Reaction(Generic[F]):
    fact: type[F]
    react: Callable[[Sequence[F]], None]
    kind: Literal["projection", "effect"]
    tables: tuple[type[Model], ...] = ()
    seed: Callable[[], None] | None = None
    of_the_moment: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.react.__module__}.{self.react.__name__}"


def projection(
    fact: type[F],
    react: Callable[[Sequence[F]], None],
    *,
    writes: tuple[type[Model], ...] = (),
    seed: Callable[[], None] | None = None,
    of_the_moment: tuple[str, ...] = (),
) -> Reaction[F]:
    """`writes`: the tables that follow from the facts. `seed` puts into empty copies of them
    what follows from something else, before the facts are told again. `of_the_moment`: columns of
    these tables that tell what held when the fact came; told again they may differ."""
    return Reaction(fact, react, "projection", writes, seed, of_the_moment)


def effect(fact: type[F], react: Callable[[Sequence[F]], None]) -> Reaction[F]:
    """`react` only enqueues jobs; it must not reach outside itself."""
    return Reaction(fact, react, "effect")


_retelling: ContextVar[bool] = ContextVar("bon_retelling", default=False)
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
    """Runs the projections, then the effects, of a list of facts of one type.

    What a reaction raises carries its name as a note.
    """
    if not facts:
        return
    reactions = _reactions[type(facts[0])]
    for kind in ("projection", "effect"):
        for reaction in reactions:
            if reaction.kind == kind and (kind == "projection" or not _retelling.get()):
                _run(reaction, facts)


@contextmanager
def retelling() -> Iterator[None]:
    """Facts published inside happened long ago: projections run, effects do not."""
    token = _retelling.set(True)
    try:
        yield
    finally:
        _retelling.reset(token)


def _run(reaction: Reaction[Any], facts: Sequence[Any]) -> None:
    try:
        reaction.react(facts)
    except Exception as error:
        error.add_note(reaction.name)
        raise


def projected() -> dict[type[Model], tuple[str, ...]]:
    """The tables that follow from facts, each once, in the order in which they are written, with
    the columns of each that are of the moment."""
    return {
        table: tuple(name for name in each.of_the_moment if name in _columns(table))
        for each in reactions()
        for table in each.tables
    }


def _columns(table: type[Model]) -> set[str]:
    return {field.attname for field in table._meta.local_concrete_fields}


def seed() -> None:
    """Puts into empty copies of the projected tables what does not follow from facts."""
    for each in reactions():
        if each.seed is not None:
            each.seed()


def reactions() -> list[Reaction[Any]]:
    """All of them, for the page in the docs."""
    return [reaction for group in _reactions.values() for reaction in group]
