"""Blocks a card for every counter, and opens it again; both stand in its ledger."""

from __future__ import annotations

from bon.kit.access import Actor, require
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Block


def block_card(actor: Actor, kind: str, number: str, reason: str) -> None:
    """One that is blocked already is left alone. Raises Denied."""
    require(actor, "adjust_gift_card")
    _row, blocked = Block.objects.get_or_create(
        kind=kind, number=number, defaults={"reason": reason, "blocked_by": actor.id}
    )
    if blocked:
        put_on_card(actor, [Change(kind, number, "block", 0)], reason)


def open_card(actor: Actor, kind: str, number: str, reason: str) -> None:
    """One that is open already is left alone. Raises Denied."""
    require(actor, "adjust_gift_card")
    gone, _rows = Block.objects.filter(kind=kind, number=number).delete()
    if gone:
        put_on_card(actor, [Change(kind, number, "open", 0)], reason)
