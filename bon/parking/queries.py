"""Reads of parked sales, for the registers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.parking.models import ParkedSale
from bon.staff.uplink import Asker

MOST = 200


class Mine(msgspec.Struct, frozen=True):
    """`mine`: those the register keeps itself."""

    mine: list[UUID]


def parked_sales(asker: Asker, asked: Mine) -> dict[str, Any]:
    """What waits in the store, the newest first; and which of the asker's own have ended."""
    rows = ParkedSale.objects.filter(store_id=asker.store, ended_at=None)
    rows = rows.select_related("parked_by", "register", "taken_by", "taken_register")
    waiting = [told(row, asker.register) for row in rows.order_by("-parked_at")[:MOST]]
    own = ParkedSale.objects.filter(id__in=asked.mine[:MOST], ended_at__isnull=False)
    return {"sales": waiting, "ended": [str(id) for id in own.values_list("id", flat=True)]}


def told(row: ParkedSale, asking: UUID | None = None) -> dict[str, Any]:
    """A parked sale as a register's list shows it. Claimed by who asks, it is not taken."""
    taken = row.taken_register_id not in (None, asking)
    return {
        "id": str(row.id),
        "number": row.number,
        "name": row.name,
        "goods": row.goods,
        "at": timezone.localtime(row.parked_at).isoformat(timespec="seconds"),
        "employee": row.parked_by.name if row.parked_by else "",
        "register": row.register.code,
        "pieces_milli": row.pieces_milli,
        "total": row.total,
        "training": False,
        "taken": holder(row) if taken else None,
    }


def holder(row: ParkedSale) -> dict[str, str]:
    """Who has claimed it, and where."""
    return {
        "employee": row.taken_by.name if row.taken_by else "",
        "register": row.taken_register.code if row.taken_register else "",
    }
