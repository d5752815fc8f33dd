"""Who may see which sale and shift: the only way to fetch one by id."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound
from bon.sales.models import Sale, Shift
from bon.staff.access import require
from bon.staff.models import Person


def sale_for(person: Person, id: UUID) -> Sale:
    """Raises Denied, NotFound."""
    require(person, "see_sales")
    sale: Sale | None = Sale.objects.filter(id=id).first()
    if sale is None:
        raise NotFound
    return sale


def shift_for(person: Person, id: UUID) -> Shift:
    """Raises Denied, NotFound."""
    require(person, "see_sales")
    shift: Shift | None = Shift.objects.filter(id=id).first()
    if shift is None:
        raise NotFound
    return shift
