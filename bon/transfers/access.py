"""The only way to fetch transfers. Whoever belongs to a store knows those from and to it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person
from bon.transfers.models import Bill, Transfer


def transfers_for(person: Person) -> QuerySet[Transfer]:
    """Raises Denied."""
    require(person, "transfer")
    rows: QuerySet[Transfer] = Transfer.objects.select_related("origin", "goal")
    own = person.store_id
    return rows.filter(Q(origin=own) | Q(goal=own)) if own else rows


def transfer_for(person: Person, id: UUID) -> Transfer:
    """Raises Denied, NotFound."""
    return known(transfers_for(person).filter(id=id).first())


def kept_for(person: Person, id: UUID) -> Transfer:
    """The same, kept from everybody else until the transaction ends."""
    rows = transfers_for(person).filter(id=id)
    return known(rows.select_for_update(of=("self",)).first())


def bill_for(person: Person, id: UUID) -> Bill:
    """A bill is amounts alone: for who may see what goods cost. Raises Denied, NotFound."""
    require(person, "see_cost")
    own = transfers_for(person).values("id")
    found: Bill | None = Bill.objects.filter(id=id, transfer__in=own).first()
    return known(found)


def works_at(person: Person, store: UUID) -> bool:
    return person.store_id in (None, store)
