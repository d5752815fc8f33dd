"""Gives up what has not come of an order."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.purchasing.expected import expected
from bon.purchasing.models import GoodsReceipt, PurchaseLine, PurchaseOrder
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.expect import expect


def end_order(person: Person, order: PurchaseOrder) -> PurchaseOrder:
    """An order of which nothing came is cancelled, any other closed: the rest is not waited for.
    Raises Denied, and ValidationError while a delivery of it is being counted."""
    require(person, "purchase")
    row: PurchaseOrder = PurchaseOrder.objects.select_for_update().get(id=order.id)
    if row.ended_at is not None:
        raise ValidationError(_("Ordren er allerede lukket."))
    if GoodsReceipt.objects.filter(order=row, booked_at=None, dropped_at=None).exists():
        raise ValidationError(_("Der er ved at blive talt op på ordren. Bogfør det først."))
    row.ended_at, row.ended_by = timezone.now(), person.id
    row.ended_as = "closed" if row.came_at else "cancelled"
    row.save(update_fields=["ended_at", "ended_by", "ended_as"])
    given_up = expected(PurchaseLine.objects.filter(order=row))
    expect(row.store_id, {variant: -milli for variant, milli in given_up.items()})
    audit.record(row.ended_as, row)
    return row
