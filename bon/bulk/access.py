"""The only way to fetch edits by id."""

from __future__ import annotations

from uuid import UUID

from bon.bulk.models import BulkEdit
from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person


def bulk_edit_for(person: Person, id: UUID) -> BulkEdit:
    require(person, "edit_goods")
    found: BulkEdit | None = BulkEdit.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    return known(found)
