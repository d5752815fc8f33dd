"""What registers ask of orders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from bon.customers.told import told
from bon.kit.access import NotFound
from bon.orders.models import Order
from bon.orders.standing import standing_of, standings
from bon.staff.uplink import Asker, Handler


class Sought(msgspec.Struct, frozen=True):
    """By the number on the slip, or those of a customer that are open."""

    number: int | None = None
    customer: UUID | None = None


def find(asker: Asker, sought: Sought) -> Mapping[str, Any]:
    """The latest of that number; raises NotFound for a number nothing has."""
    asker.allowed("sell")
    if sought.customer is not None:
        rows = Order.objects.filter(customer_id=sought.customer).order_by("-at", "-id")[:20]
        return {"orders": [each.told() for each in standings(rows) if each.open]}
    order = Order.objects.filter(number=sought.number or 0).order_by("-at").first()
    if order is None:
        raise NotFound
    customers = told([order.customer_id]) if order.customer_id else []
    return {"orders": [standing_of(order).told()], "customers": customers}


REQUESTS: dict[str, Handler[Any]] = {}
QUESTIONS = {"find_orders": Handler(Sought, find)}
