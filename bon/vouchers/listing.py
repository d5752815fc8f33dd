"""The office's list of gift cards and credit notes: narrowed, ordered, a page at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from bon.kit.listing import Order, Place, page_of
from bon.vouchers.models import Block, Card, Entry
from bon.vouchers.queries import is_expired

PAGE = 50
LATEST = Order("issued", down=True)
_VALUES: dict[str, Any] = {
    "issued": F("issued_at"),
    "expires": Coalesce(F("expires"), Value(dt.date.max)),
    "balance": F("balance"),
}
COLUMNS = _VALUES.keys()


class CardFilter(NamedTuple):
    """What a list of cards is narrowed to. `state`: "open", "empty", "expired" or "missing"."""

    text: str = ""
    kind: str = ""
    state: str = ""


class CardRow(NamedTuple):
    card: Card
    blocked: bool
    expired: bool


class CardsPage(NamedTuple):
    rows: list[CardRow]
    next: Place | None


def cards_page(
    narrow: CardFilter,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = LATEST,
) -> CardsPage:
    """By when they were issued, by their last day (what has none comes last) or by what is left."""
    placed = _narrowed(narrow).annotate(
        key=Concat("kind", Value(" "), "number"), value=_VALUES[order.column]
    )
    found, following = page_of(placed, order, after, size)
    return CardsPage(_rows(found), following)


def _narrowed(narrow: CardFilter) -> QuerySet[Any, Any]:
    cards: QuerySet[Any, Any] = Card.objects.all()
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
