"""Writes off what is left of a batch, or some of it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from bon.batches.left import left
from bon.batches.models import Batch, BatchMovement
from bon.kit import formats
from bon.staff.access import require, store_for
from bon.staff.models import Person
from bon.stock.actions.move import lock
from bon.stock.actions.put_right import Said, put_right
from bon.stock.happenings import HAPPENINGS, SHELVES
from bon.stock.models import Adjustment, Level
from bon.stock.places import DEFECT, FLOOR, Place
from bon.stock.reasons import EXPIRED, Reason


class Gone(NamedTuple):
    """So many thousandths of a batch in a store. `id` is the screen's own: said twice it happened
    once."""

    id: UUID
    store: UUID
    quantity_milli: int
    reason: Reason = EXPIRED


def write_off(person: Person, batch: Batch, gone: Gone) -> Adjustment:
    """Raises Denied, NotFound as `put_right`, and ValidationError for more than is left."""
    require(person, "stock_adjust")
    store_for(person, gone.store)
    happening = HAPPENINGS[f"gone-{gone.reason.code}"]
    quantities = {batch.variant_id: gone.quantity_milli}
    with transaction.atomic():
        lock([gone.store], quantities)
        done: Adjustment | None = Adjustment.objects.filter(id=gone.id).first()
        if done is not None:
            return done
        _refuse_more(batch, gone)
        place = _place(batch, gone)
        note = _("Batch %(number)s") % {"number": batch}
        made = put_right(
            person, Said(gone.id, gone.store, happening, quantities, place, note[:200])
        )
        BatchMovement.objects.create(
            batch=batch,
            store_id=gone.store,
            source_id=made.id,
            reason=gone.reason.code,
            quantity_milli=-gone.quantity_milli,
            at=made.at,
            who=person.id,
        )
    return made


def _refuse_more(batch: Batch, gone: Gone) -> None:
    here = [row for row in left(gone.store, [batch.variant_id]) if row.batch == batch.id]
    most = here[0].left_milli if here else 0
    if not 0 < gone.quantity_milli <= most:
        told = {"number": str(batch), "left": formats.quantity(most)}
        raise ValidationError(
            _("Der er %(left)s tilbage af batch %(number)s. Skriv et tal op til det.") % told
        )


def _place(batch: Batch, gone: Gone) -> Place:
    """The first place that has so much of the goods; the sales floor where none has."""
    level = Level.objects.filter(store_id=gone.store, variant_id=batch.variant_id).first()
    for place in SHELVES:
        if place != DEFECT and level and getattr(level, place.column) >= gone.quantity_milli:
            return place
    return FLOOR
