"""Receives a transfer: what came lies in the store, what did not is accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.facts import publish
from bon.kit.recordset import fields, update
from bon.staff.models import Person
from bon.stock.actions.carry import Load, Spot, carry, open_levels
from bon.stock.actions.move import Move, move, next_line
from bon.stock.places import FLOOR, TRANSIT, Place
from bon.stock.reasons import ARRIVED, LOST, REASONS, SENT
from bon.transfers.access import kept_for, works_at
from bon.transfers.actions.bill import bill
from bon.transfers.actions.send_back import send_back
from bon.transfers.facts import GoodsSent
from bon.transfers.models import LOSSES, NEVER_LEFT, Line, Transfer
from bon.transfers.stages import stage_of

_MISSING = {"id": "uuid", "missing": "smallint"}


def receive_transfer(
    person: Person,
    id: UUID,
    missing: Mapping[UUID, int] | None = None,
    *,
    all_of_it: bool = False,
    place: Place = FLOOR,
) -> Transfer:
    """`all_of_it`: everything came as it was sent, whatever was counted. `missing`: by variant,
    what became of what did not come, of LOSSES; lost where nothing is said. One that is received
    already is left alone: pressed twice, received once.

    Raises Denied, NotFound, and ValidationError where it is not on its way to the person's store.
    """
    said = missing or {}
    with transaction.atomic():
        transfer = kept_for(person, id)
        if stage_of(transfer) == "received":
            return transfer
        if stage_of(transfer) != "sent" or not works_at(person, transfer.goal_id):
            raise ValidationError(_("Flytningen er kommet videre. Se, hvor den er nu."))
        if all_of_it:
            transfer.lines.update(received_milli=F("sent_milli"))
        lines = list(transfer.lines.order_by("position"))
        _keep_losses(lines, said)
        stores = {transfer.origin_id, transfer.goal_id}
        open_levels(stores, [line.variant_id for line in lines])
        _take_in(person, transfer, lines, place)
        _bring_back(person, transfer, lines)
        _take_extra(person, transfer, lines, place)
        transfer.received_at, transfer.received_by = timezone.now(), person.id
        transfer.save(update_fields=["received_at", "received_by"])
        audit.record("transfer_received", transfer, after=_differences(lines))
    return transfer


def _keep_losses(lines: Sequence[Line], said: Mapping[UUID, int]) -> None:
    known = {code for code, _name in LOSSES}
    for line in lines:
        loss = said.get(line.variant_id, LOST.code)
        line.missing = (loss if loss in known else LOST.code) if line.missing_milli else None
    update("transfers_line", _MISSING, [fields(line, _MISSING) for line in lines])


def _take_in(person: Person, transfer: Transfer, lines: Sequence[Line], place: Place) -> None:
    """Out of transit, onto the shelf or into the losses."""
    moves = []
    for line in lines:
        came = min(line.sent_milli, line.received_milli)
        for spot, milli in ((TRANSIT, -came), (place, came)):
            moves.append(Move(transfer.goal_id, line.variant_id, ARRIVED, milli, spot))
        if line.missing:
            reason, milli = REASONS[line.missing], -line.missing_milli
            moves.append(Move(transfer.goal_id, line.variant_id, reason, milli, TRANSIT))
    move(transfer.id, moves, who=person.id, first=next_line(transfer.id))


def _bring_back(person: Person, transfer: Transfer, lines: Sequence[Line]) -> None:
    stayed = [(line, line.missing_milli) for line in lines if line.missing == NEVER_LEFT]
    send_back(person, transfer, stayed)


def _take_extra(person: Person, transfer: Transfer, lines: Sequence[Line], place: Place) -> None:
    """More came than was packed: it left the first store too."""
    extra = {line.variant_id: line.extra_milli for line in lines if line.extra_milli}
    told = (transfer.id, transfer.origin_id, transfer.goal_id, person.id)
    publish([GoodsSent(*told, tuple(extra.items()))])
    worth = carry(
        transfer.id,
        Spot(transfer.origin_id, FLOOR, SENT),
        Spot(transfer.goal_id, place, ARRIVED),
        [Load(variant, milli) for variant, milli in extra.items()],
        who=person.id,
    )
    bill(transfer, {variant: (milli, worth[variant]) for variant, milli in extra.items()})


def _differences(lines: Sequence[Line]) -> dict[str, int]:
    return {
        "missing_milli": sum(line.missing_milli for line in lines),
        "extra_milli": sum(line.extra_milli for line in lines),
    }
