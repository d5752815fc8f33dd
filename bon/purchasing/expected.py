"""What has not come of an order yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from bon.purchasing.models import PurchaseLine


def expected(lines: Iterable[PurchaseLine]) -> Counter[UUID]:
    """Thousandths by variant; nothing of what came whole or beyond."""
    found: Counter[UUID] = Counter()
    for line in lines:
        found[line.variant_id] += line.left_milli
    return found
