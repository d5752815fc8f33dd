"""Where somebody may otherwise than the role says: one person, or everybody of it in one store."""

from __future__ import annotations

from typing import Any, NamedTuple

from bon.organisation.models import Store
from bon.staff.models import Deviation, Person, Role
from bon.staff.permissions import CODES, Answers


class RoleThere(NamedTuple):
    """A role in one store."""

    role: Role
    store: Store


Whose = Person | RoleThere


def key(whose: Whose) -> dict[str, Any]:
    """What the rows of a `Deviation` of theirs have in common."""
    return {"person": whose} if isinstance(whose, Person) else whose._asdict()


def usual(whose: Whose) -> Answers:
    """What they may where nothing of theirs deviates, for the whole catalogue. A person who
    belongs to a store may what the role may there."""
    answers: Answers = dict.fromkeys(CODES, ("deny", None)) | whose.role.answers()
    if isinstance(whose, Person) and whose.store is not None:
        answers |= deviating(RoleThere(whose.role, whose.store))
    return answers


def deviating(whose: Whose) -> Answers:
    """Only what they may otherwise."""
    rows = Deviation.objects.filter(**key(whose))
    return {one.permission: (one.answer, one.limit) for one in rows}
