"""Adds a supplier, or changes what is said of one."""

from __future__ import annotations

from typing import Any

from bon.kit import audit
from bon.purchasing.models import Supplier
from bon.staff.access import require
from bon.staff.models import Person


def save_supplier(person: Person, supplier: Supplier | None, values: dict[str, Any]) -> Supplier:
    """`values` as a form has checked them. Raises Denied, ValidationError."""
    require(person, "purchase")
    row = Supplier.objects.select_for_update().get(id=supplier.id) if supplier else Supplier()
    before = audit.snapshot(row, *values) if supplier else {}
    for field, value in values.items():
        setattr(row, field, value)
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save()
    verb = "changed" if supplier else "created"
    audit.record(verb, row, before=before, after=audit.snapshot(row, *values))
    return row
