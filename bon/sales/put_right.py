"""What was put right of a sale after it was paid: payments that stand on another tender now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from bon.sales.models import Payment, PaymentChange
from bon.staff.models import Person


class PutRight(NamedTuple):
    """As a person reads it. `approved_by` is empty where nobody had to."""

    at: datetime
    by: str
    approved_by: str
    before: str
    after: str
    amount: int
    reason: str


def put_right(sale: UUID) -> list[PutRight]:
    """In the order in which it was done."""
    rows = list(PaymentChange.objects.filter(sale_id=sale).order_by("at", "id"))
    people = {id for row in rows for id in (row.employee_id, row.approved_by)}
    names = dict(Person.objects.filter(id__in=people).values_list("id", "name"))
    return [
        PutRight(
            row.at,
            names.get(row.employee_id, ""),
            names.get(row.approved_by, ""),
            row.before,
            row.after,
            row.after_amount,
            row.reason,
        )
        for row in rows
    ]


def payments_now(sale: UUID) -> list[Mapping[str, Any]]:
    """By which tender each payment of a sale stands: money goes back the way it came."""
    payments = Payment.objects.filter(sale_id=sale).order_by("no")
    return list(payments.values("no", "tender", "kind", "amount"))
