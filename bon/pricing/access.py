"""The only way to fetch repricings by id."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import known
from bon.pricing.models import Repricing
from bon.staff.access import require
from bon.staff.models import Person


def repricing_for(person: Person, id: UUID) -> Repricing:
    require(person, "edit_goods")
    rows = Repricing.objects.filter(id=id, organisation_id=person.organisation_id)
    found: Repricing | None = rows.select_related("price_list").first()
    return known(found)
