"""Undoes a delivery that was booked by mistake: what came leaves the store again."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit, formats
from bon.kit.facts import publish
from bon.labels.actions.queue import unqueue_received
from bon.purchasing.expected import expected, in_turn
from bon.purchasing.facts import DeliveryUndone
from bon.purchasing.models import GoodsReceipt, PurchaseLine, PurchaseOrder, ReceiptLine
from bon.purchasing.parts import parts_of
from bon.purchasing.queries import booked
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.expect import expect
from bon.stock.actions.move import lock
from bon.stock.actions.take_back import Came, take_back
from bon.stock.models import Level
from bon.stock.places import DEFECT, FLOOR
from bon.stock.reasons import UNDONE


@transaction.atomic
def undo_receipt(person: Person, receipt: GoodsReceipt, note: str) -> GoodsReceipt:
    """By a movement the other way; what the order lacked is expected again, labels that wait for
    it are needed no longer, and the delivery note may be received once more. `note`: why. Raises
    Denied for goods worth more than the person may write off alone, and ValidationError where it
    was undone before or some goods lie there no longer."""
    require(person, "receive")
    row = _kept(receipt)
    lines = booked(row)
    worth = sum(line.landed or 0 for line in lines)
    require(person, "stock_adjust", worth)
    order = _order(row)
    lock([row.store_id], [line.variant_id for line in lines])
    _refuse_gone(row, lines)
    take_back(row.id, row.store_id, UNDONE, [_came(line) for line in lines], who=person.id)
    row.undone_at, row.undone_by, row.undone_note = timezone.now(), person.id, note
    row.save(update_fields=["undone_at", "undone_by", "undone_note"])
    if order is not None:
        _put_back(order, lines)
    unqueue_received(row.store_id, {line.variant_id: line.labels for line in lines})
    parts = tuple(part for some in parts_of(row).values() for part in some)
    publish([DeliveryUndone(row.id, row.store_id, row.undone_at, person.id, parts)])
    audit.record("undone", row, after={"lines": len(lines), "worth": worth, "note": note})
    return row


def _kept(receipt: GoodsReceipt) -> GoodsReceipt:
    row: GoodsReceipt = GoodsReceipt.objects.select_for_update().get(id=receipt.id)
    if row.undone_at is not None:
        told = {"at": formats.moment(row.undone_at)}
        raise ValidationError(_("Modtagelsen blev fortrudt %(at)s.") % told)
    if row.booked_at is None:
        raise ValidationError(_("Leverancen er ikke bogført."))
    return row


def _order(receipt: GoodsReceipt) -> PurchaseOrder | None:
    found: PurchaseOrder | None = (
        PurchaseOrder.objects.select_for_update().filter(id=receipt.order_id).first()
    )
    return found


def _refuse_gone(receipt: GoodsReceipt, lines: Sequence[ReceiptLine]) -> None:
    goods = [line.variant_id for line in lines]
    levels = Level.objects.filter(store_id=receipt.store_id, variant_id__in=goods)
    here = {level.variant_id: level for level in levels}
    gone = [
        line.variant.name
        for line in lines
        if here[line.variant_id].floor_milli < line.counted_milli
        or here[line.variant_id].defect_milli < line.damaged_milli
    ]
    if gone:
        words = _("Det kan ikke fortrydes: noget af det er solgt eller flyttet siden (%(goods)s).")
        raise ValidationError(words % {"goods": ", ".join(gone[:3]) + ("…" if gone[3:] else "")})


def _came(line: ReceiptLine) -> Came:
    lay = {FLOOR: line.counted_milli, DEFECT: line.damaged_milli}
    return Came(line.variant_id, lay, line.landed or 0, line.unit_cost_before)


def _put_back(order: PurchaseOrder, lines: Sequence[ReceiptLine]) -> None:
    """The order lacks them again, and is open again where nothing else ended it."""
    before = expected(ordered := in_turn(order))
    rest = {line.variant_id: line.quantity_milli for line in lines}
    for line in reversed(ordered):
        taken = min(rest.get(line.variant_id, 0), line.came_milli)
        line.came_milli -= taken
        if taken:
            rest[line.variant_id] -= taken
    PurchaseLine.objects.bulk_update(ordered, ["came_milli"])
    if order.ended_as == "received":
        order.ended_at, order.ended_as = None, ""
    others = GoodsReceipt.objects.filter(order=order, booked_at__isnull=False, undone_at=None)
    if not others.exists():
        order.came_at = None
    order.save(update_fields=["came_at", "ended_at", "ended_as"])
    if order.under_way:
        after = expected(ordered)
        expect(order.store_id, {variant: after[variant] - before[variant] for variant in after})
