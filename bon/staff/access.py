"""Who may do what. Every action asks here first."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import Denied, NotFound
from bon.staff.models import Grant, Person
from bon.staff.permissions import CODES, Answer


def answer_for(person: Person, permission: str) -> tuple[Answer, int | None]:
    """The role's answer and its limit (unit: see the catalogue)."""
    if permission not in CODES:
        raise ValueError(f"no permission {permission!r} in the catalogue")
    return _answers(person).get(permission, ("deny", None))


def may(person: Person, permission: str) -> bool:
    """Whether the person may do it alone, whatever the amount."""
    return answer_for(person, permission)[0] == "allow"


def require(person: Person, permission: str) -> None:
    """Raises Denied unless the person may."""
    if not may(person, permission):
        raise Denied(permission)


def person_for(person: Person, id: UUID) -> Person:
    """A colleague, for whoever may manage staff."""
    require(person, "manage_staff")
    found = Person.objects.filter(id=id).select_related("role", "store").first()
    if found is None:
        raise NotFound
    colleague: Person = found
    return colleague


def _answers(person: Person) -> dict[str, tuple[Answer, int | None]]:
    """Read once for each person object, so for each request."""
    known: dict[str, tuple[Answer, int | None]] | None = getattr(person, "_answers", None)
    if known is None:
        known = {
            grant.permission: (grant.answer, grant.limit)
            for grant in Grant.objects.filter(role_id=person.role_id)
        }
        person._answers = known  # type: ignore[attr-defined]
    return known
