"""A parked sale gets a name, or another one."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec

from bon.kit.access import NotFound
from bon.parking.models import ParkedSale
from bon.staff.uplink import Asker, NotYet


class Named(msgspec.Struct, frozen=True):
    id: UUID
    name: Annotated[str, msgspec.Meta(max_length=80)]


def name_parked(asker: Asker, named: Named) -> dict[str, Any]:
    """What has come to an end stays without a name. Raises NotYet where it has not come itself,
    NotFound for another store's."""
    row = ParkedSale.objects.filter(id=named.id).select_for_update().first()
    if row is None:
        raise NotYet("the parked sale has not come")
    if row.store_id != asker.store:
        raise NotFound
    if row.ended_at is None:
        row.name = named.name.strip()
        row.save(update_fields=["name"])
    return {}
