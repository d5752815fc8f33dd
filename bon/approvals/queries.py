"""What waits for somebody's answer, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bon.approvals.access import waiting_for
from bon.approvals.models import Approval
from bon.kit import formats
from bon.staff.models import Person
from bon.staff.permissions import CATALOGUE

_LIMITS = {permission.code: permission.limit for permission in CATALOGUE}


@dataclass(frozen=True)
class Waiting:
    asked: Approval

    @property
    def much(self) -> str:
        """How much of it, in the unit of the permission; "" where that has no amount."""
        kind = _LIMITS[self.asked.permission]
        return {"bp": formats.rate, "ore": _kroner}[kind](self.asked.amount) if kind else ""


def waiting(person: Person) -> list[Waiting]:
    return [Waiting(asked) for asked in waiting_for(person)]


def questions(ids: Iterable[UUID]) -> dict[UUID, Approval]:
    """What registers of this organisation asked under these ids."""
    rows = Approval.objects.filter(id__in=list(ids)).select_related("register")
    return {row.id: row for row in rows}


def _kroner(ore: int) -> str:
    return f"{formats.money(ore)} kr."
