"""Who may answer what a counter asks."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from bon.approvals.models import Approval
from bon.kit.access import NotFound
from bon.staff.models import Person
from bon.staff.permissions import rights
from till.authority import alone


def waiting_for(person: Person) -> list[Approval]:
    """What the person may say yes or no to now, the oldest first."""
    rows = _theirs(person).filter(answered_at=None, over_at__gt=timezone.now())
    rows = rows.select_related("register__store", "asked_by").order_by("asked_at")
    return [row for row in rows if may_grant(person, row)]


def approval_for(person: Person, id: UUID) -> Approval:
    """One question. Raises NotFound where it is none of theirs to answer."""
    row: Approval | None = _theirs(person).filter(id=id).first()
    if row is None or not may_grant(person, row):
        raise NotFound
    return row


def may_grant(person: Person, asked: Approval) -> bool:
    """Whether the person could do it alone, in the store where it is asked."""
    may = rights(person.answers_at(asked.register.store_id))
    return alone(may.get(asked.permission), asked.amount)


def _theirs(person: Person) -> QuerySet[Approval]:
    rows = Approval.objects.exclude(asked_by=person).select_related("register")
    return rows.filter(register__store=person.store_id) if person.store_id else rows
