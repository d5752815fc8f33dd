"""Goods on a shelf of the cast's first store, and people who count them."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from bon.catalog.models import Variant
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.tally import Said, tally
from bon.counts.models import Count, Tally
from bon.counts.queries import counted_of
from bon.counts.scope import read
from bon.kit.ids import uuid7
from bon.staff.cast import Cast
from bon.staff.models import Person
from bon.stock.actions.adjust import Change, adjust
from bon.stock.actions.move import Move, move
from bon.stock.models import Level
from bon.stock.reasons import LOST, OPENING


def lay(cast: Cast, variant: Variant, milli: int, worth: int | None = None) -> None:
    """So much of it on the shelf by the books."""
    long_ago = timezone.now() - timedelta(days=2)
    adjust(cast.store.id, [Change(variant.id, milli, worth=worth)], OPENING, at=long_ago)


def begin(cast: Cast, *keys: str, by: Person | None = None) -> Count:
    return begin_count(by or cast.manager, cast.store, read(keys or ["everything"]))


def say(
    person: Person, count: Count, variant: Variant, milli: int, at: datetime | None = None
) -> Tally:
    return tally(person, count.id, Said(uuid7(), variant, milli, at))


def leaves(cast: Cast, variant: Variant, milli: int, at: datetime) -> None:
    """Goods leave the shelf by the books at that moment."""
    move(uuid7(), [Move(cast.store.id, variant.id, LOST, -milli)], who=None, at=at)


def found(count: Count) -> dict[UUID, int]:
    """By how much each that was counted differs."""
    return {row.variant: row.difference_milli for row in counted_of(count)}


def lies(cast: Cast, variant: Variant) -> tuple[int, int]:
    """What the books say of it: thousandths, and what it is worth."""
    level = Level.objects.get(store_id=cast.store.id, variant_id=variant.id)
    return level.on_hand_milli, level.worth
