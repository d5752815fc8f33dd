"""Tasks for whoever runs the shop: what happened that a person must look at, in words.

An app raises a task where something went another way than it should and nothing more can be
done by itself. Its `tasks.py` ends in a table `TASKS` of the kinds it raises: who may deal with
one, what it is called, what it says and where one goes from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Q
from django.utils import timezone

from bon.kit import audit
from bon.kit.access import Actor, NotFound
from bon.kit.models import Task

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class TaskKind:
    """`heading` says how many there are, `words` what happened to one, from its facts; `address`
    is where it is dealt with, None where the list itself is the place."""

    code: str  # "journal.refused": the app and what happened
    permission: str
    heading: Callable[[int], str]
    words: Callable[[Facts], str]
    address: Callable[[Facts], str | None]
    urgent: bool = False


@dataclass(frozen=True)
class Pile:
    """The open tasks of one kind."""

    kind: TaskKind
    count: int

    @property
    def heading(self) -> str:
        return self.kind.heading(self.count)


@dataclass(frozen=True)
class Told:
    """A task as the list shows it."""

    task: Task
    kind: TaskKind

    @property
    def words(self) -> str:
        return self.kind.words(self.task.facts)

    @property
    def address(self) -> str | None:
        return self.kind.address(self.task.facts)


_kinds: dict[str, TaskKind] = {}


def discover() -> None:
    """Reads `tasks.py` of every app, in the order of INSTALLED_APPS."""
    _kinds.clear()
    for app in apps.get_app_configs():
        module = f"{app.name}.tasks"
        if app.name.startswith("bon.") and find_spec(module):
            _kinds.update({kind.code: kind for kind in import_module(module).TASKS})


def raise_task(kind: str, subject: object, facts: Facts) -> None:
    """Raises a task. One kind of task is raised once for one subject, even after it is done."""
    raise_tasks(kind, [(subject, facts)])


def raise_tasks(kind: str, raised: Iterable[tuple[object, Facts]]) -> None:
    """The same for many subjects."""
    Task.objects.bulk_create(
        [Task(kind=kind, subject=str(subject), facts=dict(facts)) for subject, facts in raised],
        ignore_conflicts=True,
    )


def settle_task(kind: str, subject: object) -> None:
    """What the task was about has come right by itself; nothing happens where there is none."""
    Task.objects.filter(kind=kind, subject=str(subject), done_at=None).update(
        done_at=timezone.now()
    )


def finish_task(actor: Actor, id: UUID) -> None:
    """Says that a task is done. Raises NotFound for one that is not the actor's to see."""
    task = Task.objects.filter(_theirs(actor), id=id).select_for_update().first()
    if task is None:
        raise NotFound
    if task.done_at is None:
        task.done_at, task.done_by = timezone.now(), actor.id
        task.save(update_fields=["done_at", "done_by"])
        audit.record("task_done", task, after={"facts": task.facts})


def piles(actor: Actor) -> list[Pile]:
    """How much waits for the actor, kind by kind, the urgent first."""
    rows = Task.objects.filter(_theirs(actor), done_at=None).order_by()
    counted = dict(rows.values_list("kind").annotate(count=Count("id")))
    waiting = [Pile(kind, counted[kind.code]) for kind in _kinds.values() if kind.code in counted]
    return sorted(waiting, key=lambda pile: not pile.kind.urgent)


def listed(actor: Actor, *, done: bool, most: int) -> Sequence[Told]:
    """The tasks the actor may see: the open ones oldest first, or those done latest."""
    rows = Task.objects.filter(_theirs(actor), done_at__isnull=not done)
    rows = rows.order_by("-done_at", "id") if done else rows.order_by("raised_at", "id")
    return [Told(task, _kinds[task.kind]) for task in rows[:most]]


def _theirs(actor: Actor) -> Q:
    return Q(kind__in=[kind.code for kind in _kinds.values() if actor.may(kind.permission)])
