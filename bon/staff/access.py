"""Who may do what. Every action asks here first."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound, require
from bon.staff.models import Person, Role
from bon.staff.permissions import Answer

__all__ = ["answer_for", "may", "person_for", "require", "role_for"]


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


def role_for(person: Person, id: UUID) -> Role:
    """A role, for whoever may manage staff."""
    require(person, "manage_staff")
    found = Role.objects.filter(id=id).first()
    if found is None:
        raise NotFound
    role: Role = found
    return role
