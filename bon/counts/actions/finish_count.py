"""Everything is counted, or some of it is to be counted on or again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.counts.access import kept_for
from bon.counts.models import Count, Recount, Tally
from bon.counts.scope import goods_of
from bon.counts.stages import stage_of
from bon.kit import audit
from bon.staff.models import Person


def finish_count(person: Person, id: UUID) -> Count:
    """Somebody may decide now; who still scans is heard. Raises Denied, NotFound, ValidationError
    where nothing is counted."""
    with transaction.atomic():
        count = _going_on(person, id)
        if count.finished_at:
            return count
        if not Tally.objects.filter(count_id=count.id).exists():
            raise ValidationError(_("Der er ikke talt noget endnu."))
        count.finished_at, count.finished_by = timezone.now(), person.id
        count.save(update_fields=["finished_at", "finished_by"])
        audit.record("count_finished", count)
    return count


def count_on(person: Person, id: UUID, again: Iterable[UUID] = ()) -> Count:
    """Back to the shelves. What was tallied of `again` counts no more: it is counted once more.
    Raises Denied, NotFound, ValidationError."""
    with transaction.atomic():
        count = _going_on(person, id)
        goods = goods_of(count.targets).filter(id__in=list(again)).values_list("id", flat=True)
        rows = [Recount(count_id=count.id, variant_id=each, who=person.id) for each in goods]
        Recount.objects.bulk_create(rows)
        count.finished_at, count.finished_by = None, None
        count.save(update_fields=["finished_at", "finished_by"])
        audit.record("count_reopened", count, after={"again": len(rows)})
    return count


def _going_on(person: Person, id: UUID) -> Count:
    count = kept_for(person, id)
    if stage_of(count) in ("posted", "dropped"):
        raise ValidationError(_("Optællingen er slut. Der kan ikke tælles mere i den."))
    return count
