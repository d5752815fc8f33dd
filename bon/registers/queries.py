"""Reads over devices and what their registers have done."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from bon.registers.models import Device
from bon.registers.numbers import highest_given, highest_possible
from bon.sales.models import Shift
from bon.sales.queries import folded_figures
from till.shapes import Figures, GrandTotals

NOTHING: GrandTotals = {"sales": 0, "returns": 0, "net": 0}


class Resume(NamedTuple):
    """What a register goes on from: its highest receipt and Z numbers, what its last Z left (grand
    totals, the float, whether that was counted), and the shift that stands open, if one does.
    `reserved`: the highest receipt number that devices before may have given."""

    receipts: int
    reserved: int
    shifts: int
    grand: GrandTotals
    float_left: int | None
    float_counted: bool
    shift: Figures | None


def resume_of(register: UUID) -> Resume | None:
    """None for a register that never had a device, has opened no shift and sold nothing."""
    receipts, reserved = highest_given(register), highest_possible(register, timezone.now())
    shifts = Shift.objects.filter(register_id=register).order_by("-first_seq")
    latest = shifts.first()
    if reserved == 0 and latest is None:
        return None
    closed = shifts.filter(figures__isnull=False).first()
    still_open = latest is not None and latest.closed_at is None
    return Resume(
        receipts=receipts,
        reserved=reserved,
        shifts=latest.number if latest else 0,
        grand=closed.figures["grand"] if closed else NOTHING,
        float_left=closed.float_left if closed else None,
        float_counted=closed is None or closed.counted_cash is not None,
        shift=folded_figures(latest) if latest and still_open else None,
    )


def current_devices() -> QuerySet[Device]:
    """The device of every register that has one."""
    rows: QuerySet[Device] = Device.objects.filter(to_seq=None).select_related("register__store")
    return rows.order_by("register__code", "id")
