"""Changes how the shop issues vouchers, and what its counters may do with them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.access import Actor, require
from bon.vouchers.models import Card, Programme, Terms


def save_rules(actor: Actor, row: Programme | Terms, values: dict[str, Any]) -> None:
    """`values` as a form has checked them. Raises Denied, and ValidationError for another VAT
    treatment while money stands on cards that were issued under this one."""
    require(actor, "settings")
    before = audit.snapshot(row, *values)
    if isinstance(row, Programme):
        _check_purpose(row, values.get("purpose", row.purpose))
    for field, value in values.items():
        setattr(row, field, value)
    row.save(update_fields=list(values))
    audit.record("changed", row, before=before, after=audit.snapshot(row, *values))


def _check_purpose(row: Programme, purpose: str) -> None:
    owed = Card.objects.filter(kind=row.kind, balance__gt=0)
    if purpose != row.purpose and owed.exists():
        raise ValidationError(
            _("Momsen kan ikke ændres, mens der står penge på kort, der er udstedt.")
        )
