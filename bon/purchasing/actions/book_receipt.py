"""Books a delivery: what was counted lies in the store, and has its cost."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.landed import Coming, landed, unit_cost
from bon.purchasing.models import GoodsReceipt, PurchaseLine, PurchaseOrder, ReceiptLine
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.adjust import Change, adjust


def book_receipt(person: Person, receipt: GoodsReceipt) -> GoodsReceipt:
    """Once: whoever comes second is told. What came beyond an order is kept, what is missing stays
    on order. Raises Denied, and ValidationError where nothing was counted."""
    require(person, "receive")
    row = counting(receipt)
    lines = _counted(row)
    if not lines:
        raise ValidationError(_("Der er ikke talt noget op."))
    order = _order(row)
    _cost(row, lines)
    _move(row, lines, person.id)
    if order is not None:
        _take_off(order, lines)
    row.booked_at, row.booked_by = timezone.now(), person.id
    row.save(update_fields=["booked_at", "booked_by"])
    pieces = sum(line.quantity_milli for line in lines)
    audit.record("arrived", row, after={"lines": len(lines), "quantity_milli": pieces})
    return row


def _counted(receipt: GoodsReceipt) -> list[ReceiptLine]:
    """In the order of their variants, which is the order that levels are locked in."""
    lines = ReceiptLine.objects.filter(receipt=receipt).order_by("variant")
    return [line for line in lines if line.quantity_milli]


def _order(receipt: GoodsReceipt) -> PurchaseOrder | None:
    if receipt.order_id is None:
        return None
    found: PurchaseOrder = PurchaseOrder.objects.select_for_update().get(id=receipt.order_id)
    return found


def _cost(receipt: GoodsReceipt, lines: Sequence[ReceiptLine]) -> None:
    """What nobody knows the cost of comes at what the goods cost until now."""
    coming = [Coming(line.quantity_milli, line.pack, line.cost or 0) for line in lines]
    for line, worth in zip(lines, landed(coming, receipt.rate, receipt.freight), strict=True):
        line.landed = worth
        line.unit_cost = unit_cost(worth, line.quantity_milli)
    ReceiptLine.objects.bulk_update(lines, ["landed", "unit_cost", "unit_cost_before"])


def _move(receipt: GoodsReceipt, lines: Sequence[ReceiptLine], who: UUID) -> None:
    adjust(receipt.store_id, [Change(line.variant_id, line.counted_milli) for line in lines])


def _take_off(order: PurchaseOrder, lines: Sequence[ReceiptLine]) -> None:
    """What came goes against the order's lines of the same goods, those for customers first; what
    came beyond them goes against the last."""
    came = {line.variant_id: line.quantity_milli for line in lines}
    ordered = list(PurchaseLine.objects.filter(order=order).order_by("variant", "id"))
    ordered.sort(key=lambda line: line.customer_order is None)
    last = {line.variant_id: line for line in ordered}
    for line in ordered:
        rest = came.get(line.variant_id, 0)
        taken = rest if line is last[line.variant_id] else min(rest, line.left_milli)
        line.came_milli += taken
        if taken:
            came[line.variant_id] = rest - taken
    PurchaseLine.objects.bulk_update(ordered, ["came_milli"])
    now = timezone.now()
    order.came_at = order.came_at or now
    if not any(line.left_milli for line in ordered):
        order.ended_at, order.ended_as = now, "received"
    order.save(update_fields=["came_at", "ended_at", "ended_as"])
