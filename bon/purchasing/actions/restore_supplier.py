"""Goods are bought from a supplier again."""

from __future__ import annotations

from bon.kit import audit
from bon.purchasing.models import Supplier
from bon.staff.access import require
from bon.staff.models import Person


def restore_supplier(person: Person, supplier: Supplier) -> None:
    """Raises Denied."""
    require(person, "purchase")
    supplier.archived_at = None
    supplier.save(update_fields=["archived_at"])
    audit.record("restored", supplier)
