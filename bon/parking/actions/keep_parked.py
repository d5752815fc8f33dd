"""Keeps a sale that a register put aside, for the store's other registers."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec

from bon.kit.moments import kept_moment
from bon.parking.models import ParkedSale
from bon.staff.uplink import Asker, Refused

NUMBERS = 10**10  # ten digits (till/codes.py)
LARGEST = 2**53


class Parked(msgspec.Struct, frozen=True):
    """What a register says of it. The cart is the till's own, and read by the till alone."""

    id: UUID
    number: Annotated[int, msgspec.Meta(ge=0, lt=NUMBERS)]
    name: Annotated[str, msgspec.Meta(max_length=80)]
    goods: Annotated[str, msgspec.Meta(max_length=160)]
    pieces_milli: Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
    total: Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
    cart: dict[str, Any]


def keep_parked(asker: Asker, parked: Parked) -> dict[str, Any]:
    """The first to come with an id keeps it: no cart is overwritten by another. Raises Refused."""
    if parked.cart.get("id") != str(parked.id):
        raise Refused("malformed", detail="another sale's cart")
    at = kept_moment(asker.at)
    if at is None:
        raise Refused("malformed", detail="no such day")
    row = ParkedSale(
        id=parked.id, store_id=asker.store, register_id=asker.register, number=parked.number,
        name=parked.name, goods=parked.goods, parked_at=at, parked_by=asker.person,
        pieces_milli=parked.pieces_milli, total=parked.total, cart=parked.cart,
    )  # fmt: skip
    ParkedSale.objects.bulk_create([row], ignore_conflicts=True)
    return {}
