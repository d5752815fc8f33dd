"""Begins to count a delivery, or joins whoever has begun."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.organisation.models import Store
from bon.purchasing.actions.name_delivery import refuse_twice
from bon.purchasing.models import GoodsReceipt, PurchaseOrder, Supplier
from bon.staff.access import require
from bon.staff.models import Person


def open_receipt(person: Person, order: PurchaseOrder) -> GoodsReceipt:
    """Of an order: one is open at a time, and everybody counts into it. Raises Denied, and
    ValidationError for an order that no goods are expected on."""
    require(person, "receive")
    rows = PurchaseOrder.objects.select_for_update(of=("self",)).select_related("supplier")
    row = rows.get(id=order.id)
    if not row.under_way:
        raise ValidationError(_("Der ventes ingen varer på ordren."))
    found: GoodsReceipt | None = GoodsReceipt.objects.filter(
        order=row, booked_at=None, dropped_at=None
    ).first()
    if found is not None:
        return found
    opened: GoodsReceipt = GoodsReceipt.objects.create(
        order=row,
        store_id=row.store_id,
        supplier=row.supplier,
        currency=row.currency,
        rate=row.rate,
        freight=0 if row.came_at else row.freight,
        opened_by=person.id,
    )
    audit.record("opened", opened)
    return opened


def open_unordered(person: Person, supplier: Supplier, store: Store, note_no: str) -> GoodsReceipt:
    """A delivery that nobody ordered here. Raises Denied, and ValidationError for a delivery note
    that was received before."""
    require(person, "receive")
    refuse_twice(supplier, note_no)
    opened: GoodsReceipt = GoodsReceipt.objects.create(
        store=store,
        supplier=supplier,
        note_no=note_no,
        currency=supplier.currency,
        rate=supplier.rate,
        freight=0,
        opened_by=person.id,
    )
    audit.record("opened", opened, after={"note_no": note_no})
    return opened
