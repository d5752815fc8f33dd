"""Adds a person, or changes what is known of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.staff.models import Person, Role
from bon.staff.permissions import OWNER
from bon.staff.reach import refuse_beyond

FIELDS = ("name", "role", "store", "active")


def save_person(actor: Person, id: UUID | None, values: dict[str, Any]) -> Person:
    """`values`: name, role, store, active, as a form has checked them; `id` None adds.

    Raises Denied, NotFound, and ValidationError where the person may do more than the actor, or
    no owner would be left to manage staff.
    """
    require(actor, "manage_staff")
    person = Person.objects.select_for_update().filter(id=id).first() if id else Person()
    if person is None:
        raise NotFound
    if id:
        refuse_beyond(actor, *person.answers_anywhere())
    before = audit.snapshot(person, *FIELDS) if id else {}
    for field, value in values.items():
        setattr(person, field, value)
    refuse_beyond(actor, *person.answers_anywhere())
    person.save(force_insert=id is None)
    require_owner()
    verb = "changed" if id else "added"
    audit.record(verb, person, before=before, after=audit.snapshot(person, *FIELDS))
    return person


def require_owner() -> None:
    """Raises ValidationError unless an active owner with a log-in may manage staff. Two at once
    wait for each other, so that they cannot both be the last but one."""
    Role.objects.select_for_update().get(code=OWNER)
    owners = Person.objects.filter(role__code=OWNER, active=True, user__isnull=False)
    if not any(owner.may("manage_staff") for owner in owners.select_related("role")):
        raise ValidationError(_("Mindst én aktiv ejer med login skal kunne styre medarbejdere."))
