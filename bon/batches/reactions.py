"""Batches follow deliveries and transfers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from bon.batches.carried import follow_sent, follow_sent_back
from bon.batches.left import known
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
    """It lies there no longer. What was written off, sent away or sold by name of it meanwhile is
    gone already: other goods went in its place."""
    for fact in facts:
        there = known(fact.store, list({part.variant for part in fact.parts}))
        _move(fact, -1, UNDONE, there)


def _move(
    fact: GoodsReceived | DeliveryUndone,
    sign: int,
    reason: Reason,
    most: Mapping[UUID, int] | None = None,
) -> None:
    """`most`: no more of a batch than this."""
    for part in fact.parts:
        batch, _made = Batch.objects.get_or_create(
            variant_id=part.variant,
            number=part.number,
            expires_on=part.expires_on,
            defaults={"piece": part.piece},
        )
        milli = part.quantity_milli
        if most is not None:
            milli = min(milli, most.get(batch.id, 0))
        if milli:
            BatchMovement.objects.create(
                batch=batch,
                store_id=fact.store,
                source_id=fact.receipt,
                reason=reason.code,
                quantity_milli=sign * milli,
                at=fact.at,
                who=fact.who,
            )


REACTIONS = [
    projection(GoodsReceived, receive_batches),
    projection(DeliveryUndone, undo_batches),
    projection(GoodsSent, follow_sent),
    projection(GoodsSentBack, follow_sent_back),
]
