"""Adds or changes one part of how the shop handles its drawers."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from bon.cash.models import Currency, Reason, Rules
from bon.kit import audit
from bon.kit.access import Actor, NotFound, require

Part = TypeVar("Part", Rules, Reason, Currency)


def save_rules(actor: Actor, kind: type[Part], id: UUID | None, values: dict[str, Any]) -> Part:
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


def _locked(kind: type[Part], id: UUID) -> Part:
    rows: models.QuerySet[Part] = kind._default_manager.select_for_update()
    row = rows.filter(id=id).first()
    if row is None:
        raise NotFound
    return row
