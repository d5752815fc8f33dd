"""What has not come of an order yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from bon.purchasing.models import PurchaseLine, PurchaseOrder


def expected(lines: Iterable[PurchaseLine]) -> Counter[UUID]:
    """Thousandths by variant; nothing of what came whole or beyond."""
    found: Counter[UUID] = Counter()
    for line in lines:
        found[line.variant_id] += line.left_milli
    return found


def in_turn(order: PurchaseOrder) -> list[PurchaseLine]:
    """Its lines in the order in which goods go against them: those for customers first."""
    lines = PurchaseLine.objects.filter(order=order).order_by("variant", "id")
    return sorted(lines, key=lambda line: line.customer_order is None)
