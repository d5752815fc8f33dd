"""The only way to fetch repricings by id."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound
from bon.pricing.models import Repricing
from bon.staff.access import require
from bon.staff.models import Person


def repricing_for(person: Person, id: UUID) -> Repricing:
    require(person, "edit_goods")
    found: Repricing | None = Repricing.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    if found is None:
        raise NotFound
    return found
