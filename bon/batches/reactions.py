"""Batches follow deliveries and transfers."""

from __future__ import annotations

from collections.abc import Sequence

from bon.batches.carried import follow_sent, follow_sent_back
from bon.batches.models import Batch, BatchMovement
from bon.kit.facts import projection
from bon.purchasing.facts import DeliveryUndone, GoodsReceived
from bon.stock.reasons import RECEIPT, UNDONE, Reason
from bon.transfers.facts import GoodsSent, GoodsSentBack


def receive_batches(facts: Sequence[GoodsReceived]) -> None:
    """What was named at the receiving desk lies in the store."""
    for fact in facts:
        _move(fact, 1, RECEIPT)


def undo_batches(facts: Sequence[DeliveryUndone]) -> None:
    """It lies there no longer."""
    for fact in facts:
        _move(fact, -1, UNDONE)


def _move(fact: GoodsReceived | DeliveryUndone, sign: int, reason: Reason) -> None:
    for part in fact.parts:
        batch, _made = Batch.objects.get_or_create(
            variant_id=part.variant,
            number=part.number,
            expires_on=part.expires_on,
            defaults={"piece": part.piece},
        )
        BatchMovement.objects.create(
            batch=batch,
            store_id=fact.store,
            source_id=fact.receipt,
            reason=reason.code,
            quantity_milli=sign * part.quantity_milli,
            at=fact.at,
            who=fact.who,
        )


REACTIONS = [
    projection(GoodsReceived, receive_batches),
    projection(DeliveryUndone, undo_batches),
    projection(GoodsSent, follow_sent),
    projection(GoodsSentBack, follow_sent_back),
]
