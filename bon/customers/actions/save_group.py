"""Makes a group of customers, or renames one."""

from __future__ import annotations

from uuid import UUID

from bon.customers.access import group_for
from bon.customers.models import Group
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person


def save_group(person: Person, id: UUID | None, name: str) -> Group:
    """`id` None makes a new one. Raises ValidationError."""
    require(person, "manage_customers")
    group = group_for(person, id) if id else Group()
    before = audit.snapshot(group, "name") if id else {}
    group.name = name.strip()
    group.full_clean(validate_constraints=False)
    group.save()
    audit.record(
        "changed" if id else "created", group, before=before, after=audit.snapshot(group, "name")
    )
    return group
