"""The office's list of transfers, the latest first."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from bon.kit.listing import LATEST, Place, page_of
from bon.staff.models import Person
from bon.transfers.access import transfers_for
from bon.transfers.models import Transfer
from bon.transfers.stages import WHERE, Stage, stage_of

PAGE = 50


class TransferRow(NamedTuple):
    """`kinds` of goods, and how many thousandths are asked for or packed of them."""

    transfer: Transfer
    stage: Stage
    kinds: int
    quantity_milli: int


def transfers_page(
    person: Person, shown: str, store: UUID | None, after: Place | None = None, size: int = PAGE
) -> tuple[list[TransferRow], Place | None]:
    """Those of one of `stages.WHERE`, from or to the store. Raises Denied."""
    rows = transfers_for(person).filter(WHERE[shown])
    if store is not None:
        rows = rows.filter(Q(origin=store) | Q(goal=store))
    rows = rows.annotate(
        key=F("id"),
        value=F("begun_at"),
        kinds=Count("lines"),
        asked=Sum("lines__asked_milli", default=0),
        packed=Sum("lines__sent_milli", default=0),
    )
    found, further = page_of(rows, LATEST, after, size)
    shown_rows = [
        TransferRow(row, stage_of(row), row.kinds, row.packed or row.asked) for row in found
    ]
    return shown_rows, further
