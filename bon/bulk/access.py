"""Who may edit many goods, and the only way to fetch edits by id."""

from __future__ import annotations

from uuid import UUID

from bon.bulk.models import BulkEdit
from bon.bulk.wanted import Wanted
from bon.kit.access import NotFound, known
from bon.staff.access import require, stores_for
from bon.staff.models import Person


def may_have(person: Person, wanted: Wanted) -> bool:
    """Whether all that is wanted is this person's to say: suppliers and bounds are for who may
    buy, for the stores they buy for."""
    stores = {UUID(store) for store in wanted.stores}
    theirs = stores_for(person).filter(id__in=stores)
    return not wanted.buys or (person.may("purchase") and theirs.count() == len(stores))


def require_wanted(person: Person, wanted: Wanted) -> None:
    """Raises Denied, and NotFound for stores that are not theirs."""
    require(person, "edit_goods")
    if wanted.buys:
        require(person, "purchase")
    if not may_have(person, wanted):
        raise NotFound


def bulk_edit_for(person: Person, id: UUID) -> BulkEdit:
    require(person, "edit_goods")
    found: BulkEdit | None = BulkEdit.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    return known(found)
