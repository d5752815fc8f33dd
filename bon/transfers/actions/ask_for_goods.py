"""Asks the other store for the goods on the list."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.worklist import raise_task
from bon.staff.models import Person
from bon.transfers.access import kept_for, works_at
from bon.transfers.models import Transfer
from bon.transfers.stages import stage_of
from bon.transfers.tasks import ASKED


def ask_for_goods(person: Person, id: UUID) -> Transfer:
    """One that was asked for already is left alone. Raises Denied, NotFound, ValidationError."""
    with transaction.atomic():
        transfer = kept_for(person, id)
        if transfer.asked_at:
            return transfer
        if stage_of(transfer) != "asking" or not works_at(person, transfer.goal_id):
            raise ValidationError(_("Flytningen er kommet videre. Se, hvor den er nu."))
        transfer.lines.filter(asked_milli=0).delete()
        if not transfer.lines.exists():
            raise ValidationError(_("Scan det, I mangler, først."))
        transfer.asked_at, transfer.asked_by = timezone.now(), person.id
        transfer.save(update_fields=["asked_at", "asked_by"])
        names = {"origin": transfer.origin.name, "goal": transfer.goal.name}
        raise_task(ASKED, transfer.id, {"id": str(transfer.id), **names})
        audit.record("goods_asked_for", transfer)
    return transfer
