"""Gives a person a log-in to the back office."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.staff.models import Person, User


@dataclass(frozen=True)
class Invitation:
    """`path` is where a password is chosen; "" where the address has a log-in with one already,
    which then serves here too."""

    path: str


def invite_person(actor: Person, id: UUID, email: str) -> Invitation:
    """Ties the person to the log-in of that address, made if there is none.

    Raises Denied, NotFound, and ValidationError for an address that a colleague has.
    """
    require(actor, "manage_staff")
    person = Person.objects.select_for_update().filter(id=id).first()
    if person is None:
        raise NotFound
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, None)
    if Person.objects.filter(user=user).exclude(id=id).exists():
        raise ValidationError({"email": _("Den adresse hører til en anden medarbejder.")})
    person.user = user
    person.save(update_fields=["user"])
    audit.record("invited", person, after={"email": user.email})
    return Invitation("" if user.has_usable_password() else _path(user))


def _path(user: User) -> str:
    """Where somebody without a password chooses one; valid once, for a few days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uid, _dash, token = key.partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
