"""Takes goods out of the queue that need no label after all."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from bon.kit import audit
from bon.labels.models import Due
from bon.organisation.models import Store
from bon.staff.access import require
from bon.staff.models import Person


def drop_due(person: Person, store: Store, ids: Collection[UUID]) -> int:
    """Gives how many there were."""
    require(person, "labels")
    number, _by_model = Due.objects.filter(store=store, id__in=ids).delete()
    if number:
        audit.record("labels_dropped", store, after={"goods": number})
    return number
