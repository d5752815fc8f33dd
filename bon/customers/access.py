"""The only way to fetch customers by id."""

from __future__ import annotations

from uuid import UUID

from bon.customers.models import Customer, Group, ImportRun
from bon.kit.access import NotFound, known
from bon.staff.access import require
from bon.staff.models import Person


def customer_for(person: Person, id: UUID) -> Customer:
    """A customer, for whoever may see them; whoever was merged away is the one kept."""
    require(person, "see_customers")
    found: Customer | None = (
        Customer.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("group", "merged_into", "merged_into__group")
        .first()
    )
    if found is None:
        raise NotFound
    kept: Customer = found.merged_into or found
    return kept


def import_run_for(person: Person, id: UUID) -> ImportRun:
    """An import without its file, for whoever may import."""
    require(person, "manage_customers")
    runs = ImportRun.objects.filter(id=id, organisation_id=person.organisation_id)
    found: ImportRun | None = runs.defer("content").first()
    return known(found)


def group_for(person: Person, id: UUID) -> Group:
    require(person, "manage_customers")
    found: Group | None = Group.objects.filter(
        id=id, organisation_id=person.organisation_id
    ).first()
    return known(found)
