"""How far a person's hand reaches: nobody gives away, or takes over, more than they have.

Who may manage staff but not, say, see what goods cost, could otherwise write that right into
their own role, or choose the owner's PIN and log-in.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.staff.models import Person
from bon.staff.permissions import OWNER, Answer, Answers


def refuse_beyond(actor: Person, *given: Answers) -> None:
    """Raises ValidationError unless the actor may alone whatever the answers allow. An owner
    reaches everything: what owners once gave up, somebody must be able to give back."""
    if actor.role.code != OWNER and not all(
        _covers(actor.answers.get(permission, ("deny", None)), answer)
        for answers in given
        for permission, answer in answers.items()
    ):
        raise ValidationError(_("Det kan kun gøres af en, der selv har alle de rettigheder."))


def _covers(own: tuple[Answer, int | None], other: tuple[Answer, int | None]) -> bool:
    (answer, limit), (given, up_to) = own, other
    if given != "allow":
        return True
    return answer == "allow" and (limit is None or (up_to is not None and up_to <= limit))
