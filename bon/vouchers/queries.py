"""Reads of cards and their ledgers. Amounts are øre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from bon.vouchers.models import KINDS, Block, Card, Entry, Hold

SOLD_MOST = 40
ISSUED = ("issue", "top_up")


def is_expired(expires: dt.date | None) -> bool:
    return expires is not None and expires < timezone.localdate()


def history(kind: str, number: str, most: int | None = None) -> QuerySet[Entry]:
    """What happened to a card, the latest first."""
    entries: QuerySet[Entry] = Entry.objects.filter(kind=kind, number=number)
    return entries.order_by("-at", "-source_id", "no")[:most]


def block_of(kind: str, number: str) -> Block | None:
    found: Block | None = Block.objects.filter(kind=kind, number=number).first()
    return found


def sold(buyers: Iterable[UUID], receipt_no: str = "") -> list[Entry]:
    """The sales of cards to one of the buyers, or on a receipt; the latest first, and of a card
    that was topped up the first."""
    bought = Q(customer_id__in=buyers)
    if receipt_no:
        bought |= Q(receipt_no=receipt_no)
    entries = Entry.objects.filter(bought, action__in=ISSUED).order_by("-at", "kind", "number")
    return list({(each.kind, each.number): each for each in entries[:SOLD_MOST]}.values())


def cards(entries: Iterable[Entry]) -> dict[tuple[str, str], Card]:
    """The cards that entries are of, by kind and number."""
    wanted = Q(pk__isnull=True)
    for kind, number in {(each.kind, each.number) for each in entries}:
        wanted |= Q(kind=kind, number=number)
    return {(card.kind, card.number): card for card in Card.objects.filter(wanted)}


def liability(at: dt.date) -> dict[str, int]:
    """What the shop owed on its vouchers at the end of a day, by kind: the sum of the ledgers."""
    end = timezone.make_aware(dt.datetime.combine(at + dt.timedelta(days=1), dt.time()))
    sums: Any = Entry.objects.filter(at__lt=end).order_by().values_list("kind")
    return dict.fromkeys(dict(KINDS), 0) | dict(sums.annotate(owed=Sum("amount")))


def held_by_others(kind: str, number: str, sale: UUID | None) -> int:
    """What other sales are about to take."""
    holds = Hold.objects.filter(kind=kind, number=number, until__gt=timezone.now())
    if sale is not None:
        holds = holds.exclude(sale_id=sale)
    return holds.aggregate(held=Sum("amount"))["held"] or 0
