"""Tallies goods: a scan, a quantity typed, or what was tallied taken back."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.counts.access import kept_for
from bon.counts.models import Count, Tally
from bon.counts.queries import is_tallied, piles_of, run_of
from bon.counts.scope import goods_of
from bon.counts.stages import stage_of
from bon.kit.ids import uuid7
from bon.staff.models import Person
from bon.stock.models import Level

MOST = 10**9  # a million pieces


class Said(NamedTuple):
    """So many thousandths of a variant lie there. `id` is the device's own; `at` when it was so,
    None now; `serial` the number of the piece, where one was scanned."""

    id: UUID
    variant: Variant
    quantity_milli: int
    at: datetime | None = None
    serial: str = ""


def tally(person: Person, id: UUID, said: Said) -> Tally:
    """One more pile of it. A tally that is known already changes nothing: sent twice, it counts
    once. Raises Denied, NotFound, and ValidationError where the count has ended, the goods are
    not of it, the quantity cannot be, or this very piece was tallied before."""
    with transaction.atomic():
        count = kept_for(person, id)
        if known := _known(said.id):
            return known
        _refuse(count, said)
        if said.serial and is_tallied(count, said.variant.id, said.serial):
            told = {"number": said.serial}
            raise ValidationError(_("Serienummer %(number)s er allerede talt med.") % told)
        return _keep(person, count, said, said.id, said.quantity_milli)


def put_right(
    person: Person, id: UUID, scan: UUID, quantity_milli: int | None, at: datetime | None = None
) -> Tally | None:
    """What the person tallied last was so much in all, however many scans it was; None takes the
    last of them back. The correction has `scan` for its id. None where there is nothing to put
    right. Raises as `tally`."""
    with transaction.atomic():
        count = kept_for(person, id)
        if known := _known(scan):
            return known
        run = run_of(piles_of(count, person.id))
        if not run:
            return None
        said = Said(scan, Variant.objects.get(id=run[0].variant), quantity_milli or 0, at)
        _refuse(count, said)
        if quantity_milli is not None:
            for pile in run[1:]:
                _keep(person, count, said._replace(id=uuid7()), pile.id, None)
        return _keep(person, count, said, run[0].id, quantity_milli)


def _known(id: UUID) -> Tally | None:
    found: Tally | None = Tally.objects.filter(id=id).first()
    return found


def _refuse(count: Count, said: Said) -> None:
    if stage_of(count) in ("posted", "dropped"):
        raise ValidationError(_("Optællingen er slut. Der kan ikke tælles mere i den."))
    if not goods_of(count.targets).filter(id=said.variant.id).exists():
        words = _("%(name)s er ikke blandt de varer, der tælles. Læg den til side.")
        raise ValidationError(words % {"name": said.variant.name})
    if not 0 <= said.quantity_milli <= MOST:
        raise ValidationError(_("Antallet kan ikke passe."))


def _keep(person: Person, count: Count, said: Said, of: UUID, quantity_milli: int | None) -> Tally:
    now = timezone.now()
    levels = Level.objects.filter(store_id=count.store_id, variant_id=said.variant.id)
    row: Tally = Tally.objects.create(
        id=said.id,
        count_id=count.id,
        variant_id=said.variant.id,
        of=of,
        quantity_milli=quantity_milli,
        serial=said.serial,
        held_milli=levels.values_list(count.column, flat=True).first() or 0,
        at=min(now, max(count.begun_at, said.at or now)),
        who=person.id,
    )
    return row
