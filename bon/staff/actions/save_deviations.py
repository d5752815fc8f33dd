"""Says where a person, or a role in one store, may otherwise than the role says."""

from __future__ import annotations

from bon.kit import audit
from bon.kit.access import require
from bon.staff.actions.save_person import require_owner
from bon.staff.deviations import Whose, deviating, key, usual
from bon.staff.models import Deviation, Person, Role
from bon.staff.permissions import Answers, readable
from bon.staff.reach import refuse_beyond


def save_deviations(actor: Person, whose: Whose, answers: Answers) -> int:
    """`answers`: permission → (answer, limit) for the whole catalogue. What is as the role says
    is no deviation and goes on following the role. Gives how many deviate.

    Raises Denied, and ValidationError where they may, before or after, more than the actor, or no
    owner would be left to manage staff.
    """
    require(actor, "manage_staff")
    Role.objects.select_for_update().get(id=whose.role.id)
    known, follows = deviating(whose), usual(whose)
    before = whose.answers_anywhere() if isinstance(whose, Person) else [follows | known]
    given = {code: answer for code, answer in answers.items() if follows[code] != answer}
    refuse_beyond(actor, *before, given)
    Deviation.objects.filter(**key(whose)).delete()
    Deviation.objects.bulk_create(
        Deviation(**key(whose), permission=permission, answer=answer, limit=limit)
        for permission, (answer, limit) in sorted(given.items())
    )
    require_owner()
    subject = whose if isinstance(whose, Person) else whose.role
    where = {} if isinstance(whose, Person) else {"store": whose.store.name}
    audit.record(
        "rights_deviated",
        subject,
        before={**where, **readable(known)},
        after={**where, **readable(given)},
    )
    return len(given)
