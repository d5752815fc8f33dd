"""What a register needs of orders: those its store has promised and not handed over."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import Q

from bon.orders.models import Order
from bon.orders.standing import standings
from till.shapes import KnownOrder

# Beyond this a register asks the server for the older ones.
TOLD_MOST = 500


def open_orders(store: UUID, today: dt.date) -> list[KnownOrder]:
    """The latest first; of quotes those that still hold."""
    rows = Order.objects.filter(store_id=store, settled_at=None)
    holding = rows.filter(~Q(kind="quote") | Q(due=None) | Q(due__gte=today))
    return [each.told() for each in standings(holding.order_by("-at", "-id")[:TOLD_MOST])]
