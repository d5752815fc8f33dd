"""Sales and shifts by id: the only way to fetch one."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound
from bon.sales.models import Sale, Shift
from bon.staff.access import require
from bon.staff.models import Person


def sale_for(person: Person, id: UUID) -> Sale:
    """A sale of a store the person may look at. Raises Denied, NotFound."""
    require(person, "see_sales")
    sale: Sale | None = Sale.objects.filter(id=id).first()
    if sale is None or not _may_look(person, sale.store_id):
        raise NotFound
    return sale


def shift_for(person: Person, id: UUID) -> Shift:
    """A shift of a store the person may look at. Raises Denied, NotFound."""
    require(person, "see_sales")
    shift: Shift | None = Shift.objects.filter(id=id).first()
    if shift is None or not _may_look(person, shift.store_id):
        raise NotFound
    return shift


def _may_look(person: Person, store: UUID) -> bool:
    return person.store_id in (None, store)
