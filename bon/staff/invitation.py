"""The link by which a person takes their log-in: whoever holds it is who was invited.

Nothing is tied to an address before its link is used. An address alone proves nobody: it may have
a log-in that was made by somebody else, in another organisation.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.core import signing

SALT = "bon.staff.invitation"
VALID_SECONDS = 3 * 24 * 3600


class Gone(Exception):
    """No invitation of ours, or one that has expired or been used: they look the same."""


class Invitation(NamedTuple):
    """`before`: the log-in that the person had when they were invited. Using the link changes it,
    and that is why the link works once."""

    organisation: UUID
    person: UUID
    email: str
    before: UUID | None


def sealed(invitation: Invitation) -> str:
    """The invitation as it stands in its link."""
    return signing.dumps([value and str(value) for value in invitation], salt=SALT)


def opened(token: str) -> Invitation:
    """Raises Gone."""
    try:
        organisation, person, email, before = signing.loads(token, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature as error:
        raise Gone from error
    return Invitation(UUID(organisation), UUID(person), email, before and UUID(before))
