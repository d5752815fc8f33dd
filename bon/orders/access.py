"""The only way to fetch orders by id."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import known
from bon.orders.models import Order
from bon.staff.access import require
from bon.staff.models import Person


def order_for(person: Person, id: UUID) -> Order:
    require(person, "see_sales")
    found: Order | None = Order.objects.filter(id=id).first()
    return known(found)
