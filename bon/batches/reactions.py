"""Batches follow deliveries."""

from __future__ import annotations

from collections.abc import Sequence

from bon.batches.models import Batch, BatchMovement
from bon.kit.facts import projection
from bon.purchasing.facts import GoodsReceived
from bon.stock.reasons import RECEIPT


def receive_batches(facts: Sequence[GoodsReceived]) -> None:
    """What was named at the receiving desk lies in the store."""
    for fact in facts:
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
                reason=RECEIPT.code,
                quantity_milli=part.quantity_milli,
                at=fact.at,
                who=fact.who,
            )


REACTIONS = [projection(GoodsReceived, receive_batches)]
