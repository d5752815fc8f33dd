"""Adds a person, or changes what is known of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.staff.models import Grant, Person

FIELDS = ("name", "role", "store", "active")


def save_person(actor: Person, id: UUID | None, values: dict[str, Any]) -> Person:
    """`values`: name, role, store, active, as a form has checked them; `id` None adds.

    Raises Denied, NotFound, and ValidationError where nobody would be left to manage staff.
    """
    require(actor, "manage_staff")
    person = Person.objects.select_for_update().filter(id=id).first() if id else Person()
    if person is None:
        raise NotFound
    before = audit.snapshot(person, *FIELDS) if id else {}
    for field, value in values.items():
        setattr(person, field, value)
    person.save(force_insert=id is None)
    require_manager()
    verb = "changed" if id else "added"
    audit.record(verb, person, before=before, after=audit.snapshot(person, *FIELDS))
    return person


def require_manager() -> None:
    """Raises ValidationError unless an active person with a log-in may manage staff."""
    managing = Grant.objects.filter(permission="manage_staff", answer="allow").values("role_id")
    if not Person.objects.filter(role_id__in=managing, active=True, user__isnull=False).exists():
        raise ValidationError(
            _("Mindst én aktiv medarbejder med login skal kunne styre medarbejdere.")
        )
