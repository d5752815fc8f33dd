"""Holds what is on a card for one sale, so that no other counter spends it meanwhile."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from bon.kit.access import NotFound
from bon.vouchers.models import Card, Hold
from bon.vouchers.queries import held_by_others

HELD = timedelta(minutes=10)


def hold_card(kind: str, number: str, sale: UUID) -> int:
    """What the sale may take of it, in øre: the balance less what others hold. A hold lapses by
    itself, and with the sale. Raises NotFound."""
    card = Card.objects.select_for_update().filter(kind=kind, number=number).first()
    if card is None:
        raise NotFound
    free: int = max(0, card.balance - held_by_others(kind, number, sale))
    Hold.objects.update_or_create(
        kind=kind,
        number=number,
        sale_id=sale,
        defaults={"amount": free, "until": timezone.now() + HELD},
    )
    return free


def let_go(kind: str, number: str, sale: UUID) -> None:
    """The sale does not take it after all."""
    Hold.objects.filter(kind=kind, number=number, sale_id=sale).delete()
