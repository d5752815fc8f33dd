"""Adds or changes a row of the shop's settings, whichever app keeps it."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from bon.kit import audit
from bon.kit.access import Actor, NotFound, require

Setting = TypeVar("Setting", bound=models.Model)


def save_settings(
    actor: Actor, kind: type[Setting], id: UUID | None, values: dict[str, Any]
) -> Setting:
    """`values` as a form has checked them; `id` None adds a row. Raises Denied, NotFound."""
    require(actor, "settings")
    row = kind() if id is None else _locked(kind, id)
    before = audit.snapshot(row, *values) if id else {}
    for field, value in values.items():
        setattr(row, field, value)
    row.save(force_insert=id is None)
    audit.record(
        "changed" if id else "added", row, before=before, after=audit.snapshot(row, *values)
    )
    return row


def _locked(kind: type[Setting], id: UUID) -> Setting:
    rows: models.QuerySet[Setting] = kind._default_manager.select_for_update()
    row = rows.filter(id=id).first()
    if row is None:
        raise NotFound
    return row
