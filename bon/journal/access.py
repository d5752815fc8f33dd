"""What went wrong in the journal, by id, for whoever may deal with it."""

from __future__ import annotations

from uuid import UUID

from bon.journal.models import ProjectionFailure, Quarantine
from bon.kit.access import NotFound
from bon.staff.access import require
from bon.staff.models import Person


def failure_for(person: Person, id: UUID) -> ProjectionFailure:
    """Raises Denied, NotFound."""
    require(person, "retry_projections")
    failure: ProjectionFailure | None = ProjectionFailure.objects.filter(id=id).first()
    if failure is None:
        raise NotFound
    return failure


def evidence_for(person: Person, id: UUID) -> Quarantine:
    """Raises Denied, NotFound."""
    require(person, "retry_projections")
    kept: Quarantine | None = Quarantine.objects.filter(id=id).first()
    if kept is None:
        raise NotFound
    return kept
