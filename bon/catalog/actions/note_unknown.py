"""Notes goods that a register sold under a code the catalogue does not have."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.db.models import F
from django.utils import timezone

from bon.catalog.barcodes import canonical
from bon.catalog.models import UnknownItem
from bon.staff.uplink import Asker, Refused
from till.limits import MAX_UNIT_PRICE

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class UnknownSold(msgspec.Struct, frozen=True):
    """As the cashier described it. `price`: øre, VAT included."""

    variant: UUID
    barcode: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    name: Text
    price: Annotated[int, msgspec.Meta(ge=0, le=MAX_UNIT_PRICE)]
    vat: Annotated[str, msgspec.Meta(min_length=1, max_length=20)]


def note_unknown(asker: Asker, sold: UnknownSold) -> dict[str, Any]:
    """One row a code, however often and wherever it is sold. A dismissed one comes back when it
    is sold again. Raises Denied, and Refused for a code that is none."""
    asker.allowed("sell_unknown")
    code = canonical(sold.barcode)
    if not code:
        raise Refused("malformed", detail="no code")
    now = timezone.now()
    described = {"name": sold.name, "price": sold.price, "vat_code": sold.vat}
    row = UnknownItem(code=code, first_sold_at=now, last_sold_at=now, times=0, **described)
    UnknownItem.objects.bulk_create([row], ignore_conflicts=True)
    UnknownItem.objects.filter(code=code).update(
        times=F("times") + 1, last_sold_at=now, dismissed_at=None, **described
    )
    return {}
