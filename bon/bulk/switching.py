"""Puts values on goods, many at once."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from bon.bulk.wanted import Standing
from bon.catalog.actions.edit_products import edit_products
from bon.kit.models import AuditEvent


def switch(values: Standing, before: Standing, revision: int, who: UUID) -> None:
    """`values` and `before`: of each product the fields that change, as `standing` has them. The
    catalogue is at `revision`, just taken."""
    edit_products(values, revision)
    _audit(values, before, who)


def _audit(values: Mapping[UUID, object], before: Mapping[UUID, object], who: UUID) -> None:
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                actor=who,
                verb="changed",
                subject="catalog.product",
                subject_id=id,
                before=before[id],
                after=after,
            )
            for id, after in values.items()
        ],
        batch_size=2_000,
    )
