"""The only way to fetch labels by id: for whoever prints them, in the stores they may look at."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound, known
from bon.labels.models import Run, Template
from bon.organisation.models import Store
from bon.staff import access
from bon.staff.access import require
from bon.staff.models import Person

PERMISSION = "labels"


def store_for(person: Person, id: UUID) -> Store:
    """A store; for who belongs to one, that one."""
    require(person, PERMISSION)
    return access.store_for(person, id)


def template_for(person: Person, id: UUID) -> Template:
    require(person, PERMISSION)
    found: Template | None = Template.objects.filter(id=id).select_related("store").first()
    return known(found)


def run_for(person: Person, id: UUID) -> Run:
    require(person, PERMISSION)
    found: Run | None = Run.objects.filter(id=id).select_related("store").first()
    if found is None or person.store_id not in (None, found.store_id):
        raise NotFound
    return found
