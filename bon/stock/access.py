"""Which stores' stock a person may change."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import NotFound
from bon.organisation.models import Store
from bon.staff.models import Person


def store_for(person: Person, id: UUID) -> Store:
    """Raises NotFound for a store where the person does not work."""
    found: Store | None = Store.objects.filter(id=id).first()
    if found is None or person.store_id not in (None, found.id):
        raise NotFound
    return found
