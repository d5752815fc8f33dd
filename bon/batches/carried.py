"""Which batches goods are of that go to another store: what expires first, as over the counter."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Sum
from django.utils import timezone

from bon.batches.left import Left, left
from bon.batches.models import BatchMovement
from bon.stock.models import Level
from bon.stock.reasons import COMING, SENT
from bon.transfers.facts import GoodsSent, GoodsSentBack


def follow_sent(facts: Iterable[GoodsSent]) -> None:
    """What is of no batch goes first, then what expires first. The goods' levels are held, so that
    of two boxes that leave at once the second takes what the first has left."""
    for fact in facts:
        goods = dict(fact.goods)
        rows = left(fact.origin, list(goods))
        rest = {id: goods[id] - unnamed for id, unnamed in _unnamed(fact, rows).items()}
        for row in rows:
            taken = min(row.left_milli, max(0, rest[row.variant]))
            rest[row.variant] -= taken
            _carry(fact, row.batch, taken)


def follow_sent_back(facts: Iterable[GoodsSentBack]) -> None:
    """What expires last comes back first: the rest of it is what was sold there."""
    for fact in facts:
        rest = dict(fact.goods)
        went = BatchMovement.objects.filter(
            source_id=fact.transfer, store_id=fact.goal, batch__variant__in=list(rest)
        )
        there = (
            went.values_list("batch_id", "batch__variant")
            .annotate(milli=Sum("quantity_milli"))
            .order_by(F("batch__expires_on").desc(nulls_first=True), "-batch_id")
        )
        for batch, variant, milli in there:
            taken = min(milli, rest[variant])
            rest[variant] -= taken
            _carry(fact, batch, -taken)


def _unnamed(fact: GoodsSent, rows: Iterable[Left]) -> dict[UUID, int]:
    named: dict[UUID, int] = {}
    for row in rows:
        named[row.variant] = named.get(row.variant, 0) + row.left_milli
    levels = Level.objects.filter(store_id=fact.origin, variant_id__in=list(named))
    lying = {level.variant_id: level.owned_milli - level.defect_milli for level in levels}
    return {id: max(0, lying.get(id, 0) - milli) for id, milli in named.items()}


def _carry(fact: GoodsSent | GoodsSentBack, batch: UUID, milli: int) -> None:
    """Out of the first store and into the other; less than nothing: back again."""
    if not milli:
        return
    now = timezone.now()
    for store, reason, sign in ((fact.origin, SENT, -1), (fact.goal, COMING, 1)):
        BatchMovement.objects.create(
            batch_id=batch,
            store_id=store,
            source_id=fact.transfer,
            reason=reason.code,
            quantity_milli=sign * milli,
            at=now,
            who=fact.who,
        )
