"""Cancels a transfer: what is on its way lies in the first store again."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.worklist import settle_task
from bon.staff.models import Person
from bon.stock.actions.move import lock
from bon.transfers.access import kept_for
from bon.transfers.actions.send_back import send_back
from bon.transfers.models import Transfer
from bon.transfers.stages import stage_of
from bon.transfers.tasks import ASKED


def cancel_transfer(person: Person, id: UUID) -> Transfer:
    """One that is cancelled already is left alone. Raises Denied, NotFound, and ValidationError
    where the goods have been received."""
    with transaction.atomic():
        transfer = kept_for(person, id)
        stage = stage_of(transfer)
        if stage == "cancelled":
            return transfer
        if stage == "received":
            raise ValidationError(_("Varerne er modtaget. Send dem tilbage i stedet."))
        if stage == "sent":
            lines = list(transfer.lines.filter(sent_milli__gt=0))
            stores = {transfer.origin_id, transfer.goal_id}
            lock(stores, [line.variant_id for line in lines])
            send_back(person, transfer, [(line, line.sent_milli) for line in lines])
        transfer.cancelled_at, transfer.cancelled_by = timezone.now(), person.id
        transfer.save(update_fields=["cancelled_at", "cancelled_by"])
        settle_task(ASKED, transfer.id)
        audit.record("transfer_cancelled", transfer)
    return transfer
