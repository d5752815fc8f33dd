"""A parked sale was taken up, or given up: it is nobody's any more."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.kit.worklist import raise_task
from bon.organisation.models import Register
from bon.parking.models import ParkedSale
from bon.parking.tasks import TWICE
from bon.staff.uplink import Asker, NotYet


class Ended(msgspec.Struct, frozen=True):
    id: UUID
    outcome: Literal["resumed", "dropped"]


def end_parked(asker: Asker, ended: Ended) -> dict[str, Any]:
    """Raises NotYet where it has not come itself. Taken up at two registers, both sales stand,
    and a task says so."""
    row = ParkedSale.objects.filter(id=ended.id).select_for_update().first()
    if row is None:
        raise NotYet("the parked sale has not come")
    resumed = ended.outcome == "resumed"
    if row.ended_at is None:
        row.ended_at, row.ended_register_id, row.resumed = timezone.now(), asker.register, resumed
        row.cart, row.name = None, ""
        row.save()
    elif resumed and row.resumed:
        facts = {"total": row.total, "number": row.number}
        raise_task(TWICE, row.id, facts | {"first": row.ended_register.code, "again": _here(asker)})
    elif resumed:
        row.resumed = True
        row.save(update_fields=["resumed"])
    return {}


def _here(asker: Asker) -> str:
    code: str = Register.objects.get(id=asker.register).code
    return code
