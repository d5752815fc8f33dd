"""Reads of cards and their ledgers. Amounts are øre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from bon.vouchers.models import KINDS, Block, Card, Entry, Hold

PAGE = 50
SOLD_MOST = 40
ISSUED = ("issue", "top_up")


class Key(NamedTuple):
    """Where a page of the list ends."""

    issued_at: dt.datetime
    kind: str
    number: str

    def __str__(self) -> str:
        return f"{self.issued_at.isoformat()} {self.kind} {self.number}"

    @classmethod
    def read(cls, text: str) -> Key | None:
        """None for what is no such place."""
        try:
            at, kind, number = text.split(" ")
            return cls(dt.datetime.fromisoformat(at), kind, number)
        except ValueError:
            return None


@dataclass(frozen=True)
class CardFilter:
    text: str = ""
    kind: str = ""
    state: str = ""


@dataclass(frozen=True)
class CardRow:
    card: Card
    blocked: bool
    expired: bool


@dataclass(frozen=True)
class Page:
    rows: list[CardRow]
    after: Key | None


def cards_page(narrow: CardFilter, after: Key | None = None) -> Page:
    """The cards, the latest first."""
    cards = _narrowed(narrow)
    if after is not None:
        at, kind, number = after
        same = Q(issued_at=at) & (Q(kind__gt=kind) | Q(kind=kind, number__gt=number))
        cards = cards.filter(Q(issued_at__lt=at) | same)
    found = list(cards.order_by("-issued_at", "kind", "number")[: PAGE + 1])
    rows = _rows(found[:PAGE])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(rows, Key(last.issued_at, last.kind, last.number) if last else None)


def _narrowed(narrow: CardFilter) -> QuerySet[Card]:
    cards: QuerySet[Card] = Card.objects.all()
    if narrow.kind:
        cards = cards.filter(kind=narrow.kind)
    if narrow.state == "open":
        cards = cards.filter(balance__gt=0)
    elif narrow.state == "empty":
        cards = cards.filter(balance=0)
    elif narrow.state == "missing":
        cards = cards.filter(missing__gt=0)
    elif narrow.state == "expired":
        cards = cards.filter(expires__lt=timezone.localdate(), balance__gt=0)
    return cards.filter(_named(narrow.text)) if narrow.text else cards


def _named(text: str) -> Q:
    """By its number, the code on it, or the receipt that did something to it."""
    digits = "".join(c for c in text if c.isdigit())
    by_number = Q(number__startswith=digits) if digits else Q(pk__isnull=True)
    if len(digits) == 18:
        by_number = Q(number=digits[2:12])
    of_receipt = Entry.objects.filter(receipt_no=text.upper()).values_list("kind", "number")[:20]
    for kind, number in of_receipt:
        by_number |= Q(kind=kind, number=number)
    return by_number


def _rows(cards: list[Card]) -> list[CardRow]:
    numbers = [card.number for card in cards]
    blocked = set(Block.objects.filter(number__in=numbers).values_list("kind", "number"))
    return [
        CardRow(card, (card.kind, card.number) in blocked, is_expired(card.expires))
        for card in cards
    ]


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
