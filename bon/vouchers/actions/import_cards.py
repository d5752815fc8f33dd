"""Brings cards of an older system in, with what is left on them."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from bon.kit.access import Actor, require
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Card
from bon.vouchers.reading import OldCard


def import_cards(actor: Actor, kind: str, cards: Sequence[OldCard], reason: str) -> int:
    """Gives how many came in. All or none: raises ValidationError where a number is known
    already, and Denied."""
    require(actor, "adjust_gift_card")
    known = Card.objects.filter(Q(kind=kind, number__in=[card.number for card in cards]))
    twice = list(known.values_list("number", flat=True)[:5])
    if twice:
        raise ValidationError(
            _("De findes allerede: %(numbers)s."), params={"numbers": ", ".join(twice)}
        )
    changes = [Change(kind, card.number, "import", card.amount, card.expires) for card in cards]
    put_on_card(actor, changes, reason)
    return len(changes)
