"""Who may do what. Every action asks here first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from bon.kit.access import NotFound, known, require
from bon.organisation.models import Store
from bon.staff.deviations import RoleThere
from bon.staff.invitation import Gone, Invitation
from bon.staff.models import Person, Role

__all__ = [
    "invited",
    "person_for",
    "require",
    "role_for",
    "role_there_for",
    "store_for",
    "stores_for",
]


def person_for(person: Person, id: UUID) -> Person:
    """A colleague, for whoever may manage staff."""
    require(person, "manage_staff")
    found = Person.objects.filter(id=id).select_related("role", "store").first()
    if found is None:
        raise NotFound
    colleague: Person = found
    return colleague


def invited(invitation: Invitation) -> Person:
    """Whom an invitation is for, locked, in the organisation acted for. Raises Gone where they
    are no longer at work there or the invitation has been used."""
    people = Person.objects.select_for_update().filter(id=invitation.person, active=True)
    found: Person | None = people.filter(user=invitation.before).first()
    if found is None:
        raise Gone
    return found


def role_there_for(person: Person, role: UUID, store: UUID) -> RoleThere:
    """A role in one store, for whoever may manage staff."""
    found = Store.objects.filter(id=store).first()
    if found is None:
        raise NotFound
    return RoleThere(role_for(person, role), found)


def role_for(person: Person, id: UUID) -> Role:
    """A role, for whoever may manage staff."""
    require(person, "manage_staff")
    found = Role.objects.filter(id=id).first()
    if found is None:
        raise NotFound
    role: Role = found
    return role


def stores_for(person: Person | None) -> QuerySet[Store]:
    """Where a person works, by name: the store they belong to, or all. The system's are all."""
    own = person.store_id if person else None
    stores: QuerySet[Store] = Store.objects.order_by("name", "id")
    return stores.filter(id=own) if own else stores


def store_for(person: Person, id: UUID) -> Store:
    """A store where the person works. Raises NotFound for another."""
    return known(stores_for(person).filter(id=id).first())
