"""Puts goods into a store's queue of labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from bon.catalog.models import Variant
from bon.kit.ids import uuid7s
from bon.kit.tenancy import organisation_id
from bon.labels.models import COPIES_MOST, Due
from bon.labels.reasons import KIND, RECEIVED
from bon.labels.shown import Shown

# In the order of the variants, so that two at once wait for each other and never in a circle.
_PUT = """
INSERT INTO labels_due AS d
  (organisation_id, id, store_id, variant_id, kind, reason, copies, since, was)
SELECT %(tenant)s, r.id, %(store)s, r.variant, %(kind)s, %(reason)s, r.copies, now(), r.was
FROM json_to_recordset(%(rows)s) AS r (id uuid, variant uuid, copies integer, was jsonb)
ORDER BY r.variant
ON CONFLICT (organisation_id, store_id, variant_id, kind) DO UPDATE SET
  reason = excluded.reason,
  copies = CASE WHEN %(add)s THEN least(d.copies + excluded.copies, %(most)s)
    ELSE greatest(d.copies, excluded.copies) END
"""


def queue(store: UUID, pieces: Mapping[UUID, int], why: str, kind: str = "") -> None:
    """`pieces`: how many labels of a variant. What was received twice needs both; whatever else
    is asked for again is asked for once. `why`: a code of `reasons`, which says the kind too
    unless one is named."""
    wanted = {id: pieces[id] for id in _labelled(list(pieces)) if pieces[id] > 0}
    rows = [
        {"variant": id, "copies": min(count, COPIES_MOST), "was": None}
        for id, count in wanted.items()
    ]
    _put(store, kind or KIND[why], why, rows)


def unqueue_received(store: UUID, pieces: Mapping[UUID, int]) -> None:
    """So many labels fewer of goods that had been received by mistake. What somebody asked for
    since stays."""
    due = Due.objects.filter(store_id=store, kind=KIND[RECEIVED], reason=RECEIVED)
    rows = due.filter(variant_id__in=list(pieces)).order_by("variant_id").select_for_update()
    for row in rows:
        if row.copies > pieces[row.variant_id]:
            row.copies -= pieces[row.variant_id]
            row.save(update_fields=["copies"])
        else:
            row.delete()


def queue_changed(
    store: UUID, why: str, was: Mapping[UUID, Shown], now: Mapping[UUID, Shown]
) -> None:
    """Those that say something else than they did. One whose label says again what hangs there
    leaves the queue."""
    changed = [id for id in was if was[id] != now[id]]
    wanted = _labelled(changed)
    rows = [{"variant": id, "copies": 1, "was": was[id].kept()} for id in wanted]
    _put(store, KIND[why], why, rows)
    _leave_right(store, KIND[why], {id: now[id].kept() for id in wanted})


def _leave_right(store: UUID, kind: str, now: Mapping[UUID, Any]) -> None:
    """Compared here: joined to a list, a table that has just grown is gone through once for each
    of the goods."""
    due = Due.objects.filter(store_id=store, kind=kind, variant_id__in=list(now))
    hanging = due.exclude(was=None).values_list("variant_id", "was")
    said = {id: msgspec.json.decode(msgspec.json.encode(each)) for id, each in now.items()}
    right = [id for id, was in hanging if was == said[id]]
    due.filter(variant_id__in=right).delete()


def _labelled(ids: Sequence[UUID]) -> list[UUID]:
    """Goods that are still sold and that a label can hang beside."""
    sold = Variant.objects.filter(id__in=ids, archived_at=None, product__service=False)
    return list(sold.values_list("id", flat=True))


def _put(store: UUID, kind: str, why: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    ids = uuid7s()
    values = {"store": store, "kind": kind, "reason": why, "add": why == RECEIVED}
    told = _json([{**row, "id": next(ids)} for row in rows])
    _execute(_PUT, {**values, "most": COPIES_MOST, "rows": told})


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    return msgspec.json.encode(rows).decode()


def _execute(statement: str, values: Mapping[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "tenant": organisation_id()})
