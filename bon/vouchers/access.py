"""A card by its kind and number, for whoever may see it."""

from __future__ import annotations

from bon.kit.access import Actor, NotFound, require
from bon.vouchers.models import Card


def card_for(actor: Actor, kind: str, number: str) -> Card:
    """Raises Denied, NotFound."""
    require(actor, "see_sales")
    card: Card | None = Card.objects.filter(kind=kind, number=number).first()
    if card is None:
        raise NotFound
    return card
