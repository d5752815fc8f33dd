"""Offers a person a log-in to the back office."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.kit.tenancy import organisation_id
from bon.staff.invitation import Invitation
from bon.staff.models import Person
from bon.staff.reach import refuse_beyond


def invite_person(actor: Person, id: UUID, email: str) -> Invitation:
    """The person keeps the log-in they have, if any, until the invitation is accepted.

    Raises Denied, NotFound, and ValidationError for an address that a colleague has or a person
    who may do more than the actor.
    """
    require(actor, "manage_staff")
    person = Person.objects.filter(id=id).first()
    if person is None:
        raise NotFound
    refuse_beyond(actor, *person.answers_anywhere())
    email = email.lower()
    if Person.objects.filter(user__email=email).exclude(id=id).exists():
        raise ValidationError({"email": _("Den adresse hører til en anden medarbejder.")})
    audit.record("invited", person, after={"email": email})
    return Invitation(organisation_id(), person.id, email, person.user_id)
