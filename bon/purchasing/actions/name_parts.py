"""Says of what lot the goods are that were counted, or which piece."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import formats
from bon.purchasing.actions.count_goods import Counted, count_into, line_of
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.models import Count, GoodsReceipt, ReceiptLine
from bon.purchasing.parts import parts_of
from bon.staff.access import require
from bon.staff.models import Person


class Named(NamedTuple):
    """So many thousandths of a variant are of this lot; less than nothing: they are not. `id` is
    made where it was said: the same said twice holds once."""

    variant: UUID
    number: str
    expires_on: dt.date | None
    quantity_milli: int
    id: UUID | None = None


def name_parts(person: Person, receipt: GoodsReceipt, named: Named) -> ReceiptLine:
    """How many were counted stays as it was. Raises Denied, and ValidationError for more than has
    been counted without a lot, for a lot of nothing, and for a delivery that is booked."""
    require(person, "receive")
    row = counting(receipt)
    line = line_of(row, named.variant)
    if Count.objects.filter(id=named.id).exists():
        return line
    told = parts_of(row).get(named.variant, [])
    if not named.number and named.expires_on is None:
        raise ValidationError(_("Skriv batchens nummer, dens sidste dag eller begge dele."))
    free = line.counted_milli - sum(part.quantity_milli for part in told)
    here = sum(part.quantity_milli for part in told if part[1:3] == named[1:3])
    if not -here <= named.quantity_milli <= free:
        raise ValidationError(
            _("Der er talt %(free)s, som ikke har en batch. Skriv et tal op til det.")
            % {"free": formats.quantity(max(0, free))}
        )
    count_into(person, row, Counted(named.variant, -named.quantity_milli))
    lot = (named.number, named.expires_on)
    more = Counted(named.variant, named.quantity_milli, 0, named.id, *lot)
    return count_into(person, row, more)
