"""Issues a voucher from the office, under a number drawn at random."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.access import Actor, require
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Card, Programme, Terms
from till.vouchers import NUMBER_DIGITS, last_day

TRIES = 5


def issue_card(actor: Actor, kind: str, amount: int, reason: str) -> Card:
    """A new card with `amount` øre on it. Raises Denied, ValidationError."""
    require(actor, "adjust_gift_card")
    programme = Programme.objects.filter(kind=kind, active=True).first()
    terms = Terms.objects.get()
    if programme is None or not 0 < amount <= terms.max_amount:
        raise ValidationError(_("Beløbet er større, end et kort må have."))
    number = _free_number(kind)
    expires = last_day(timezone.localdate().isoformat(), programme.valid_years)
    change = Change(kind, number, "issue", amount, dt.date.fromisoformat(expires))
    put_on_card(actor, [change], reason)
    card: Card = Card.objects.get(kind=kind, number=number)
    return card


def _free_number(kind: str) -> str:
    for _try in range(TRIES):
        number = f"{secrets.randbelow(10**NUMBER_DIGITS):0{NUMBER_DIGITS}d}"
        if not Card.objects.filter(kind=kind, number=number).exists():
            return number
    raise ValidationError(_("Der kunne ikke findes et ledigt nummer. Prøv igen."))
