"""Puts money on a card, or takes it off, where no sale did: the ledger has who and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.access import Actor, require
from bon.kit.calls import call
from bon.kit.ids import uuid7
from bon.kit.tenancy import organisation_id
from bon.vouchers.models import Card

_encode = msgspec.json.Encoder().encode


class Change(NamedTuple):
    """By how much one card changes, in øre; `expires` where it is set too."""

    kind: str
    number: str
    action: str
    amount: int
    expires: dt.date | None = None


def put_on_card(actor: Actor, changes: Sequence[Change], reason: str) -> None:
    """All of the changes or, where a card would be spent beyond its balance, none.

    Raises Denied, ValidationError.
    """
    require(actor, "adjust_gift_card", sum(abs(change.amount) for change in changes))
    for change in changes:
        if change.amount < 0:
            _check_covered(change)
    source, now = uuid7(), timezone.now()
    added = [
        {
            "source_id": source,
            "no": no,
            "vat": 0,
            "at": now,
            "receipt_no": "",
            "person_id": actor.id,
            "reason": reason,
            **change._asdict(),
        }
        for no, change in enumerate(changes, start=1)
    ]
    call("vouchers_add", organisation_id(), _encode(added).decode())
    # What was missing on a card may be there now: then nobody need look at it any more.
    call("vouchers_tell", organisation_id(), [source])


def _check_covered(change: Change) -> None:
    cards = Card.objects.select_for_update().filter(kind=change.kind, number=change.number)
    card = cards.first()
    if card is None or card.balance + change.amount < 0:
        raise ValidationError(_("Der er ikke så mange penge på kortet."))
