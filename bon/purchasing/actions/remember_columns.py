"""Remembers what the columns of a supplier's catalogue mean."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.columns import mark
from bon.kit import audit
from bon.purchasing.columns import FIELDS
from bon.purchasing.models import Supplier
from bon.staff.access import require
from bon.staff.models import Person


def remember_columns(person: Person, supplier: Supplier, chosen: Mapping[str, str]) -> None:
    """`chosen`: header → field, "" for one that is only kept beside. Raises Denied, and
    ValidationError where no column is their number, or two are the same."""
    require(person, "change_cost")
    known = {mark(title): field for title, field in chosen.items() if field in ("", *FIELDS)}
    used = [field for field in known.values() if field]
    if "number" not in used:
        raise ValidationError(_("Vælg den kolonne, der er leverandørens varenummer."))
    if len(used) != len(set(used)):
        raise ValidationError(_("To kolonner kan ikke være det samme."))
    before = audit.snapshot(supplier, "columns")
    supplier.columns = {**supplier.columns, **known}
    supplier.save(update_fields=["columns"])
    audit.record("changed", supplier, before=before, after=audit.snapshot(supplier, "columns"))
