"""Ties a person to the log-in of whoever opened their invitation."""

from __future__ import annotations

from bon.kit import audit
from bon.staff.access import invited
from bon.staff.invitation import Gone, Invitation
from bon.staff.models import Person, User


def accept_invitation(invitation: Invitation, user: User | None, password: str = "") -> Person:
    """`user`: who asks, signed in at the invited address; None makes a log-in for it, with this
    password. Raises Gone."""
    person = invited(invitation)
    person.user = user or User.objects.create_user(invitation.email, password)
    if Person.objects.filter(user=person.user).exclude(id=person.id).exists():
        raise Gone
    person.save(update_fields=["user"])
    with audit.done_by(person.id):
        audit.record("invitation_accepted", person, after={"email": person.user.email})
    return person
