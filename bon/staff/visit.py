"""A request in the back office of somebody who works here."""

from __future__ import annotations

from uuid import UUID

from bon.kit import gate
from bon.staff.models import Person, User
from bon.staff.place import Place


class Visit(gate.Visit):
    """What views of the apps above this one are given."""

    person: Person
    user: User


def store_seen(request: Visit) -> UUID | None:
    """The store whose figures the page shows; None for all stores."""
    return Place(request, request.person).store_id
