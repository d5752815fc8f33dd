"""Puts stock right by what was counted."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.counts.access import kept_for
from bon.counts.models import Count
from bon.counts.queries import counted_of, posted
from bon.counts.stages import stage_of
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.move import Move, lock, move, next_line
from bon.stock.places import PLACES
from bon.stock.reasons import COUNT


def post_count(person: Person, id: UUID) -> Count:
    """Each difference at the moment its goods were counted. Posted again, only what has changed
    since is: sales from before the count that a counter without network sent late. What was not
    counted stays as it is.

    Raises Denied, NotFound, and ValidationError where somebody still counts or it was dropped.
    """
    require(person, "approve_count")
    with transaction.atomic():
        count = kept_for(person, id)
        stage = stage_of(count)
        if stage == "open":
            raise ValidationError(_("Der tælles stadig. Afslut optællingen først."))
        if stage == "dropped":
            raise ValidationError(_("Optællingen er kasseret."))
        moved = _put_right(person, count)
        if stage == "review":
            count.posted_at, count.posted_by = timezone.now(), person.id
            count.save(update_fields=["posted_at", "posted_by"])
        if stage == "review" or moved:
            audit.record("count_posted", count, after={"goods": moved})
    return count


def _put_right(person: Person, count: Count) -> int:
    """How many kinds of goods were put right."""
    lock([count.store_id], [row.variant for row in counted_of(count)])
    done, place = posted(count), PLACES[count.place]
    moves = [
        Move(count.store_id, row.variant, COUNT, open_milli, place, at=row.at)
        for row in counted_of(count)
        if (open_milli := row.difference_milli - done.get(row.variant, 0))
    ]
    move(count.id, moves, who=person.id, first=next_line(count.id))
    return len(moves)
