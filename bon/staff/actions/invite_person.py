"""Gives a person a log-in to the back office."""

from __future__ import annotations

from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import NotFound, require
from bon.staff.models import Person, User


@transaction.atomic
def invite_person(actor: Person, id: UUID, email: str) -> str | None:
    """Ties the person to a log-in; gives the path of the page on which they choose a password.

    None where the address has a log-in with a password already: that one serves here too.
    Raises Denied, NotFound, and ValidationError for an address that a colleague has.
    """
    require(actor, "manage_staff")
    person = Person.objects.select_for_update().filter(id=id).first()
    if person is None:
        raise NotFound
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, None)
    if Person.objects.filter(user=user).exclude(id=id).exists():
        raise ValidationError(_("Den adresse hører til en anden medarbejder."))
    person.user = user
    person.save(update_fields=["user"])
    audit.record("invited", person, after={"email": user.email})
    return None if user.has_usable_password() else invitation_path(user)


def invitation_path(user: User) -> str:
    """Where somebody without a password chooses one; valid once, for a few days."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    uid, _dash, token = key.partition("-")
    return reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
