"""Sends what was packed: it leaves the first store, and is on its way to the second."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.recordset import fields, update
from bon.kit.worklist import settle_task
from bon.staff.models import Person
from bon.stock.actions.carry import Load, Spot, carry, open_levels
from bon.stock.places import FLOOR, TRANSIT
from bon.stock.reasons import COMING, SENT
from bon.transfers.access import kept_for, works_at
from bon.transfers.actions.bill import bill
from bon.transfers.facts import GoodsSent
from bon.transfers.models import Transfer
from bon.transfers.stages import stage_of
from bon.transfers.tasks import ASKED

_WORTH = {"id": "uuid", "worth": "bigint"}


def send_transfer(person: Person, id: UUID) -> Transfer:
    """One that is on its way already is left alone: pressed twice, sent once. Raises Denied,
    NotFound, and ValidationError where nothing is packed."""
    with transaction.atomic():
        transfer = kept_for(person, id)
        if stage_of(transfer) == "sent":
            return transfer
        if stage_of(transfer) != "packing" or not works_at(person, transfer.origin_id):
            raise ValidationError(_("Flytningen er kommet videre. Se, hvor den er nu."))
        lines = list(transfer.lines.filter(sent_milli__gt=0))
        if not lines:
            raise ValidationError(_("Scan varerne i kassen først."))
        stores = {transfer.origin_id, transfer.goal_id}
        open_levels(stores, [line.variant_id for line in lines])
        told = (transfer.id, transfer.origin_id, transfer.goal_id, person.id)
        publish([GoodsSent(*told, tuple((line.variant_id, line.sent_milli) for line in lines))])
        worth = carry(
            transfer.id,
            Spot(transfer.origin_id, FLOOR, SENT),
            Spot(transfer.goal_id, TRANSIT, COMING),
            [Load(line.variant_id, line.sent_milli) for line in lines],
            who=person.id,
        )
        for line in lines:
            line.worth = worth[line.variant_id]
        update("transfers_line", _WORTH, [fields(line, _WORTH) for line in lines])
        transfer.sent_at, transfer.sent_by = timezone.now(), person.id
        transfer.save(update_fields=["sent_at", "sent_by"])
        bill(transfer, {line.variant_id: (line.sent_milli, line.worth) for line in lines})
        settle_task(ASKED, transfer.id)
        audit.record("transfer_sent", transfer)
    return transfer
