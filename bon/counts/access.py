"""The only way to fetch counts. Whoever belongs to a store knows those of it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from bon.counts.models import Count
from bon.kit.access import known
from bon.staff.access import require
from bon.staff.models import Person


def counts_for(person: Person) -> QuerySet[Count]:
    """Raises Denied."""
    require(person, "count")
    rows: QuerySet[Count] = Count.objects.select_related("store")
    return rows.filter(store=person.store_id) if person.store_id else rows


def count_for(person: Person, id: UUID) -> Count:
    """Raises Denied, NotFound."""
    return known(counts_for(person).filter(id=id).first())


def kept_for(person: Person, id: UUID) -> Count:
    """The same, kept from everybody else until the transaction ends."""
    rows = counts_for(person).filter(id=id)
    return known(rows.select_for_update(of=("self",)).first())


def works_at(person: Person, store: UUID) -> bool:
    return person.store_id in (None, store)
