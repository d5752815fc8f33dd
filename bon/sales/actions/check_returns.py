"""Tells the shop what came back more often than it was sold.

Two registers that cannot reach each other may both take the same goods back: both sales stand,
since both happened, and a person must know.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bon.kit.worklist import raise_tasks
from bon.sales.models import SaleLine
from bon.sales.returned import TooMuch, too_much
from bon.sales.tasks import TWICE


def check_returns(returns: Sequence[UUID]) -> None:
    """Of the sales that these ones take back; whatever was told before is not told again."""
    if returns:
        raise_tasks(TWICE, [(_subject(found), _facts(found)) for found in too_much(returns)])


def check_returns_since(since: datetime) -> None:
    """All that came back since then: also of sales that arrived after their returns."""
    lines = SaleLine.objects.filter(returned_by__isnull=False, sale__at__gte=since)
    check_returns(list(lines.values_list("sale_id", flat=True).distinct()))


def _subject(found: TooMuch) -> str:
    # One more piece too much is news again.
    return f"{found.label or found.sale}:{found.line}:{found.back_milli}"


def _facts(found: TooMuch) -> dict[str, object]:
    return {
        "sale": str(found.sale),
        "label": found.label,
        "receipt_no": found.receipt_no,
        "name": found.name,
        "sold_milli": found.sold_milli,
        "back_milli": found.back_milli,
        "worth": found.worth,
        "receipts": found.receipts,
    }
