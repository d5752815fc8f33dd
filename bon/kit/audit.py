"""Who changed what, when, from what to what. Rows are added and read, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import models

from bon.kit.models import AuditEvent

_actor: ContextVar[UUID | None] = ContextVar("bon_actor", default=None)


@contextmanager
def done_by(person: UUID | None) -> Iterator[None]:
    """Names the person of a unit of work. A thread serves one person after another, so whatever
    comes behind the block is done by nobody."""
    token = _actor.set(person)
    try:
        yield
    finally:
        _actor.reset(token)


def record(
    verb: str,
    row: models.Model,
    *,
    label: str | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Keeps one change. Of `before` and `after` only what differs is kept. `label`: what the row
    is called in the log, where its own name is nothing to keep for ever."""
    old, new = before or {}, after or {}
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    AuditEvent.objects.create(
        actor=_actor.get(),
        verb=verb,
        subject=row._meta.label_lower,
        subject_id=row.id,  # type: ignore[attr-defined]
        label=(str(row) if label is None else label)[:200],
        before=_plain({key: old[key] for key in changed if key in old}),
        after=_plain({key: new[key] for key in changed if key in new}),
    )


def snapshot(row: models.Model, *fields: str) -> dict[str, Any]:
    """The named fields' values, to hand to `record` before and after a change."""
    return {field: getattr(row, field) for field in fields}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    plain = (str, int, bool, type(None), list, dict)
    return {k: v if isinstance(v, plain) else str(v) for k, v in sorted(values.items())}
