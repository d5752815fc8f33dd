"""Reads over devices and what their registers have done."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import Max, QuerySet

from bon.registers.models import Device
from bon.sales.models import Sale, Shift
from till.shapes import GrandTotals

NOTHING: GrandTotals = {"sales": 0, "returns": 0, "net": 0}


class Resume(NamedTuple):
    """The highest receipt and Z numbers of a register, and the grand totals of its last Z."""

    receipts: int
    shifts: int
    grand: GrandTotals


def resume_of(register: UUID) -> Resume | None:
    """None for a register that has opened no shift and sold nothing."""
    receipts = Sale.objects.filter(register_id=register).aggregate(most=Max("number"))["most"]
    shifts = Shift.objects.filter(register_id=register)
    number = shifts.aggregate(most=Max("number"))["most"]
    if receipts is None and number is None:
        return None
    last = shifts.filter(figures__isnull=False).order_by("-number").values_list("figures").first()
    return Resume(receipts or 0, number or 0, last[0]["grand"] if last else NOTHING)


def current_devices() -> QuerySet[Device]:
    """The device of every register that has one."""
    rows: QuerySet[Device] = Device.objects.filter(to_seq=None).select_related("register__store")
    return rows.order_by("register__code", "id")
