"""Who may do what. Every action asks here first."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound, require
from bon.staff.invitation import Gone, Invitation
from bon.staff.models import Person, Role
from bon.staff.permissions import Answer

__all__ = ["answer_for", "invited", "may", "person_for", "require", "role_for"]


def answer_for(person: Person, permission: str) -> tuple[Answer, int | None]:
    """The role's answer and its limit (unit: see the catalogue)."""
    return person.answer(permission)


def may(person: Person, permission: str) -> bool:
    """Whether the person may do it alone, whatever the amount."""
    return person.may(permission)


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


def role_for(person: Person, id: UUID) -> Role:
    """A role, for whoever may manage staff."""
    require(person, "manage_staff")
    found = Role.objects.filter(id=id).first()
    if found is None:
        raise NotFound
    role: Role = found
    return role
