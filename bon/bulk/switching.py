"""Puts values on goods, many at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bon.bulk.standing import BOUNDS, FIELDS, SUPPLIER
from bon.bulk.wanted import Standing
from bon.catalog.actions.edit_products import edit_products
from bon.catalog.models import Product
from bon.kit.models import AuditEvent
from bon.purchasing.actions.source_goods import source_goods
from bon.purchasing.actions.watch_goods import watch_goods


def switch(values: Standing, before: Standing, revision: int, who: UUID) -> None:
    """`values` and `before`: of each product the fields that change, as `standing` has them. The
    catalogue is at `revision`, just taken."""
    own = {id: {name: said[name] for name in said if name in FIELDS} for id, said in values.items()}
    edit_products({id: said for id, said in own.items() if said}, revision)
    beside = dict[str, dict[UUID, Any]]()
    for said in values.values():
        for name in said.keys() - FIELDS.keys():
            beside.setdefault(name, {}).update({UUID(id): v for id, v in said[name].items()})
    for name, wanted in beside.items():
        if name == SUPPLIER:
            source_goods({id: (supplier, "") for id, supplier in wanted.items()})
        else:
            watch_goods(UUID(name.removeprefix(BOUNDS)), wanted)
    _audit(values, before, who)


def _audit(values: Mapping[UUID, object], before: Mapping[UUID, object], who: UUID) -> None:
    names = dict(Product.objects.filter(id__in=values).values_list("id", "name"))
    AuditEvent.objects.bulk_create(
        [
            AuditEvent(
                actor=who,
                verb="changed",
                subject="catalog.product",
                subject_id=id,
                label=names[id][:200],
                before=before[id],
                after=after,
            )
            for id, after in values.items()
        ],
        batch_size=2_000,
    )
