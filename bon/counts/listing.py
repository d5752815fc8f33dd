"""The office's list of counts, the latest first."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from bon.counts.access import counts_for
from bon.counts.models import Count, Tally
from bon.counts.scope import words_of
from bon.counts.stages import WHERE, Stage, stage_of
from bon.kit.listing import LATEST, Place, page_of
from bon.staff.models import Person

PAGE = 50


class CountRow(NamedTuple):
    """`kinds` of goods that were tallied, by so many `people`."""

    which: Count
    words: str
    stage: Stage
    kinds: int
    people: int


def counts_page(
    person: Person, shown: str, store: UUID | None, after: Place | None = None, size: int = PAGE
) -> tuple[list[CountRow], Place | None]:
    """Those of one of `stages.WHERE`. Raises Denied."""
    rows = counts_for(person).filter(WHERE[shown])
    if store is not None:
        rows = rows.filter(store=store)
    found, further = page_of(rows.annotate(key=F("id"), value=F("begun_at")), LATEST, after, size)
    return [_row(each) for each in found], further


def _row(count: Count) -> CountRow:
    tallies = Tally.objects.filter(count_id=count.id).order_by()
    kinds = tallies.values("variant_id").distinct().count()
    people = tallies.values("who").distinct().count()
    return CountRow(count, words_of(count), stage_of(count), kinds, people)
