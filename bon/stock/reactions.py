"""How stock follows the sales: what is sold leaves the store, what comes back lies there again.

Goods the catalogue does not know move like all others.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bon.kit.calls import call
from bon.kit.facts import projection
from bon.kit.tenancy import organisation_id
from bon.sales.facts import SalesRecorded, SoldLine
from bon.stock.models import Level, Movement
from bon.stock.places import DEFECT as DEFECTIVE
from bon.stock.places import FLOOR
from bon.stock.reasons import DEFECT, FROM_JOURNAL, RETURN, SALE

_encode = msgspec.json.Encoder().encode


def move_sold(recorded: Sequence[SalesRecorded]) -> None:
    """One movement for each line of each sale, and of a kit for each of its parts."""
    for each in recorded:
        sold = [
            {
                "source": sale.id,
                "line": line.no,
                "variant": line.variant,
                "origin": line.origin,
                "place": (DEFECTIVE if line.defect else FLOOR).code,
                "reason": _reason(line),
                "quantity_milli": -line.quantity_milli,
                "at": sale.at,
            }
            for sale in each.sales
            for line in sale.lines
        ]
        call("stock_sell", each.organisation, each.store, _encode(sold).decode())


def _reason(line: SoldLine) -> int:
    if line.quantity_milli > 0:
        return SALE.code
    return DEFECT.code if line.defect else RETURN.code


def keep_adjustments() -> None:
    """Movements that no sale made, and the levels they alone would make."""
    call("stock_copy_adjustments", organisation_id(), list(FROM_JOURNAL))


REACTIONS = [
    projection(
        SalesRecorded,
        move_sold,
        writes=(Movement, Level),
        seed=keep_adjustments,
        # What goods cost follows from what had come in when they were sold.
        of_the_moment=("worth", "unit_cost", "ordered_milli"),
    ),
]
