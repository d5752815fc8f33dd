"""Drops a count: stock stays as it is."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.counts.access import kept_for
from bon.counts.models import Count
from bon.counts.stages import stage_of
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def drop_count(person: Person, id: UUID) -> Count:
    """One that is dropped already is left alone. Raises Denied, NotFound, ValidationError."""
    require(person, "approve_count")
    with transaction.atomic():
        count = kept_for(person, id)
        stage = stage_of(count)
        if stage == "posted":
            raise ValidationError(_("Optællingen er bogført."))
        if stage != "dropped":
            count.dropped_at, count.dropped_by = timezone.now(), person.id
            count.save(update_fields=["dropped_at", "dropped_by"])
            audit.record("count_dropped", count)
    return count
