"""Says what goods are worth that lie in a store: no goods move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.kit.calls import call
from bon.kit.tenancy import organisation_id

_encode = msgspec.json.Encoder().encode


class Cost(NamedTuple):
    """Without VAT: what a piece costs, in thousandths of an øre, or what all that lies there is
    `worth`, in øre, where anything does."""

    variant: UUID
    unit_cost: int | None = None
    worth: int | None = None


def set_cost(
    source: UUID,
    store: UUID,
    costs: Sequence[Cost],
    *,
    who: UUID | None,
    at: datetime | None = None,
    first: int = 1,
) -> None:
    """The difference to what they were taken to be worth is a movement of its own
    (`reasons.COST`). `source`, `at` and `first` as for `move`. Raises ValueError for a cost below
    nothing."""
    if any((cost.unit_cost or 0) < 0 for cost in costs):
        raise ValueError("goods do not cost less than nothing")
    rows = [
        {
            "source": source,
            "line": line,
            "variant": cost.variant,
            "unit_cost": cost.unit_cost,
            "worth": cost.worth,
            "at": at or timezone.now(),
            "who": who,
        }
        for line, cost in enumerate(costs, first)
    ]
    if rows:
        call("stock_set_cost", organisation_id(), store, _encode(rows).decode())
