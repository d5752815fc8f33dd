"""Counts goods into a transfer: a scan, or a quantity typed."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.kit.ids import uuid7
from bon.staff.models import Person
from bon.transfers.access import kept_for, works_at
from bon.transfers.models import Line, Scan, Transfer
from bon.transfers.stages import COUNTED, Stage, stage_of

MOST = 10**9  # a million pieces


class Counted(NamedTuple):
    """So many thousandths of a variant more or, where `whole`, so many in all."""

    variant: Variant
    quantity_milli: int
    whole: bool = False


def count_goods(
    person: Person, id: UUID, stage: Stage, counted: Counted, scan: UUID | None = None
) -> Line:
    """The line as it is now. `stage` is what the screen showed; `scan` its id of this count: one
    that is known already changes nothing.

    Raises Denied, NotFound, and ValidationError where the transfer has gone on in the meantime or
    the line would be less than nothing.
    """
    with transaction.atomic():
        transfer = kept_for(person, id)
        _refuse(person, transfer, stage)
        column = COUNTED[stage]
        line = _line(transfer, counted.variant)
        more = counted.quantity_milli - (getattr(line, column) if counted.whole else 0)
        if not 0 <= getattr(line, column) + more <= MOST:
            raise ValidationError(_("Antallet kan ikke passe."))
        if more and _is_new(transfer, counted.variant, stage, more, person, scan):
            Line.objects.filter(id=line.id).update(**{column: F(column) + more})
            line.refresh_from_db()
        return line


def _refuse(person: Person, transfer: Transfer, stage: Stage) -> None:
    if stage not in COUNTED or stage != stage_of(transfer):
        raise ValidationError(_("Flytningen er kommet videre. Se, hvor den er nu."))
    here = transfer.origin_id if stage == "packing" else transfer.goal_id
    if not works_at(person, here):
        raise ValidationError(_("Det gør den anden butik."))


def _line(transfer: Transfer, variant: Variant) -> Line:
    lines = Line.objects.filter(transfer=transfer)
    last: int | None = lines.aggregate(last=Max("position"))["last"]
    line, _made = Line.objects.get_or_create(
        transfer=transfer, variant=variant, defaults={"position": (last or 0) + 1}
    )
    kept: Line = line
    return kept


def _is_new(
    transfer: Transfer, variant: Variant, stage: Stage, more: int, person: Person, scan: UUID | None
) -> bool:
    _row, made = Scan.objects.get_or_create(
        id=scan or uuid7(),
        defaults={
            "transfer_id": transfer.id,
            "variant_id": variant.id,
            "stage": stage,
            "quantity_milli": more,
            "who": person.id,
        },
    )
    return bool(made)
