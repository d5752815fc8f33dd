"""Claims a parked sale for the register that wants to take it up."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.kit.access import NotFound
from bon.parking.models import ParkedSale
from bon.parking.queries import holder, told
from bon.staff.uplink import Asker, Refused


class Wanted(msgspec.Struct, frozen=True):
    """By the id in the list, or the number on its slip."""

    take_over: bool
    id: UUID | None = None
    number: Annotated[int, msgspec.Meta(ge=0)] | None = None


def take_parked(asker: Asker, wanted: Wanted) -> dict[str, Any]:
    """The sale with its cart, for one register alone until it says what came of it.

    Raises NotFound for one that is not of this store, Refused `parked_gone` for one that has
    ended, `parked_taken` where another register has it and it is not to be taken over, Denied
    where that, or a colleague's sale, is wanted by somebody who may not.
    """
    row = _wanted(asker, wanted)
    if row.ended_at is not None:
        raise Refused("parked_gone")
    if asker.person is None or row.parked_by_id != asker.person.id:
        asker.allowed("resume_parked")
    if row.taken_register_id not in (None, asker.register):
        if not wanted.take_over:
            raise Refused("parked_taken", **holder(row))
        asker.allowed("take_over_parked")
    row.taken_at, row.taken_by, row.taken_register_id = timezone.now(), asker.person, asker.register
    row.save(update_fields=["taken_at", "taken_by", "taken_register"])
    return {**told(row), "taken": None, "cart": row.cart}


def _wanted(asker: Asker, wanted: Wanted) -> ParkedSale:
    rows = ParkedSale.objects.filter(store_id=asker.store)
    by = {"id": wanted.id} if wanted.id is not None else {"number": wanted.number}
    row: ParkedSale | None = rows.filter(**by).order_by("-parked_at").select_for_update().first()
    if row is None:
        raise NotFound
    return row
