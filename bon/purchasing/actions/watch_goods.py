"""Says how little and how much of many goods a store wants to have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from bon.kit import audit
from bon.kit.ids import uuid7s
from bon.kit.recordset import insert
from bon.organisation.models import Store
from bon.purchasing.models import Bounds

_COLUMNS = {
    "id": "uuid", "store_id": "uuid", "variant_id": "uuid", "minimum_milli": "bigint",
    "maximum_milli": "bigint",
}  # fmt: skip


def watch_goods(store: UUID, wanted: Mapping[UUID, Sequence[int] | None]) -> None:
    """`wanted`: of a variant minimum and maximum, thousandths; None for goods that are
    watched no more. The caller has the right, and has refused those that cannot be
    (`refuse_bounds`)."""
    Bounds.objects.filter(store=store, variant__in=list(wanted)).delete()
    ids = uuid7s()
    rows = [
        {
            "id": next(ids),
            "store_id": store,
            "variant_id": variant,
            "minimum_milli": pair[0],
            "maximum_milli": pair[1],
        }
        for variant, pair in wanted.items()
        if pair is not None
    ]
    insert("purchasing_bounds", _COLUMNS, rows)
    audit.record("goods_watched", Store.objects.get(id=store), after={"goods": len(rows)})
