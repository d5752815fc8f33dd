"""Books a delivery: what was counted lies in the store, and has its cost."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit import audit
from bon.kit.facts import publish
from bon.labels.actions.queue import queue
from bon.labels.reasons import RECEIVED
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.expected import expected, in_turn
from bon.purchasing.facts import GoodsReceived, Part
from bon.purchasing.landed import Coming, as_cost, landed, unit_cost
from bon.purchasing.models import GoodsReceipt, PurchaseLine, PurchaseOrder, ReceiptLine
from bon.purchasing.parts import parts_of
from bon.staff.access import require
from bon.staff.models import Person
from bon.stock.actions.expect import expect
from bon.stock.actions.move import Move, move
from bon.stock.places import DEFECT, FLOOR
from bon.stock.queries import unit_costs
from bon.stock.reasons import RECEIPT
from till.rounding import split


def book_receipt(person: Person, receipt: GoodsReceipt) -> GoodsReceipt:
    """Once: whoever comes second is told. What came beyond an order is kept, what is missing stays
    on order. Raises Denied, and ValidationError where nothing was counted."""
    require(person, "receive")
    row = counting(receipt)
    lines = _counted(row)
    if not lines:
        raise ValidationError(_("Der er ikke talt noget op."))
    parts = _parts(row, lines)
    order = _order(row)
    _cost(row, lines)
    _move(row, lines, person.id)
    queue(row.store_id, {line.variant_id: line.labels for line in lines}, RECEIVED)
    if order is not None:
        _take_off(order, lines)
    row.booked_at, row.booked_by = timezone.now(), person.id
    row.save(update_fields=["booked_at", "booked_by"])
    pieces = sum(line.quantity_milli for line in lines)
    at = (row.id, row.store_id, row.booked_at, person.id)
    publish([GoodsReceived(*at, parts)])
    audit.record("arrived", row, after={"lines": len(lines), "quantity_milli": pieces})
    return row


def _counted(receipt: GoodsReceipt) -> list[ReceiptLine]:
    """In the order of their variants, which is the order that levels are locked in."""
    lines = ReceiptLine.objects.filter(receipt=receipt).order_by("variant")
    return [line for line in lines if line.quantity_milli]


def _parts(receipt: GoodsReceipt, lines: Sequence[ReceiptLine]) -> tuple[Part, ...]:
    """Raises ValidationError where more is of some lots than was counted."""
    found = parts_of(receipt)
    for line in lines:
        told = sum(part.quantity_milli for part in found.get(line.variant_id, []))
        if told > line.counted_milli:
            raise ValidationError(
                _("%(name)s: der er flere i batches, end der er talt.") % {"name": line.variant}
            )
    return tuple(part for some in found.values() for part in some)


def _order(receipt: GoodsReceipt) -> PurchaseOrder | None:
    if receipt.order_id is None:
        return None
    found: PurchaseOrder = PurchaseOrder.objects.select_for_update().get(id=receipt.order_id)
    return found


def _cost(receipt: GoodsReceipt, lines: Sequence[ReceiptLine]) -> None:
    """What nobody said the cost of costs what it did until now."""
    before = unit_costs(receipt.store_id, [line.variant_id for line in lines])
    coming = [_coming(line, before.get(line.variant_id, 0), receipt.rate) for line in lines]
    for line, worth in zip(lines, landed(coming, receipt.rate, receipt.freight), strict=True):
        line.landed = worth
        line.unit_cost = unit_cost(worth, line.quantity_milli)
        line.unit_cost_before = before.get(line.variant_id)
    ReceiptLine.objects.bulk_update(lines, ["landed", "unit_cost", "unit_cost_before"])


def _coming(line: ReceiptLine, before: int, rate: int) -> Coming:
    if line.cost is not None:
        return Coming(line.quantity_milli, line.pack, line.cost)
    return Coming(line.quantity_milli, *as_cost(before, rate))


def _move(receipt: GoodsReceipt, lines: Sequence[ReceiptLine], who: UUID) -> None:
    """Whole pieces to the sales floor, damaged ones to where they are not sold, each with its
    share of what they cost together."""
    moves = []
    for line in lines:
        whole, damaged = split(line.landed or 0, [line.counted_milli, line.damaged_milli])
        at = receipt.store_id, line.variant_id, RECEIPT
        moves.append(Move(*at, line.counted_milli, FLOOR, whole))
        moves.append(Move(*at, line.damaged_milli, DEFECT, damaged))
    move(receipt.id, moves, who=who)


def _take_off(order: PurchaseOrder, lines: Sequence[ReceiptLine]) -> None:
    """What came goes against the order's lines of the same goods, those for customers first; what
    came beyond them goes against the last."""
    before = expected(ordered := in_turn(order))
    came = {line.variant_id: line.quantity_milli for line in lines}
    last = {line.variant_id: line for line in ordered}
    for line in ordered:
        rest = came.get(line.variant_id, 0)
        taken = rest if line is last[line.variant_id] else min(rest, line.left_milli)
        line.came_milli += taken
        if taken:
            came[line.variant_id] = rest - taken
    PurchaseLine.objects.bulk_update(ordered, ["came_milli"])
    after = expected(ordered)
    expect(order.store_id, {variant: after[variant] - before[variant] for variant in before})
    now = timezone.now()
    order.came_at = order.came_at or now
    if not any(line.left_milli for line in ordered):
        order.ended_at, order.ended_as = now, "received"
    order.save(update_fields=["came_at", "ended_at", "ended_as"])
