"""Changes what is said on an order that is not sent yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.purchasing.models import PurchaseOrder
from bon.staff.access import require
from bon.staff.models import Person


def change_order(person: Person, order: PurchaseOrder, values: dict[str, Any]) -> PurchaseOrder:
    """`values` as a form has checked them. Raises Denied, ValidationError."""
    require(person, "purchase")
    row = draft(order)
    before = audit.snapshot(row, *values)
    for field, value in values.items():
        setattr(row, field, value)
    row.save(update_fields=list(values))
    audit.record("changed", row, before=before, after=audit.snapshot(row, *values))
    return row


def draft(order: PurchaseOrder) -> PurchaseOrder:
    """The order, locked. Raises ValidationError where it is no draft any more."""
    row: PurchaseOrder = PurchaseOrder.objects.select_for_update().get(id=order.id)
    if row.state != "draft":
        raise ValidationError(_("Ordren er sendt og kan ikke rettes."))
    return row
