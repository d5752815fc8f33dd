"""The only way to fetch batches by id."""

from __future__ import annotations

from uuid import UUID

from bon.batches.models import Batch
from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person


def batch_for(person: Person, id: UUID) -> Batch:
    """With its goods. Raises Denied, NotFound."""
    require(person, "see_stock")
    found: Batch | None = Batch.objects.filter(id=id).select_related("variant__product").first()
    return known(found)
