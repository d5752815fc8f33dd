"""Takes a code off the list of unknown goods: nobody need do anything about it."""

from __future__ import annotations

from django.utils import timezone

from bon.catalog.models import UnknownItem
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def dismiss_unknown(person: Person, unknown: UnknownItem) -> None:
    """Raises Denied."""
    require(person, "edit_goods")
    unknown.dismissed_at = timezone.now()
    unknown.save(update_fields=["dismissed_at"])
    audit.record("dismissed", unknown)
