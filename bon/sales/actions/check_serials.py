"""Tells the shop which numbered piece was sold twice.

Registers that cannot reach each other may both sell the number: one of them looked at the wrong
piece, or typed it wrongly. Both sales stand, since both happened, and a person must know.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id
from bon.kit.worklist import raise_tasks
from bon.sales.models import SaleLine
from bon.sales.tasks import SOLD_TWICE

_SOLD_TWICE = (Path(__file__).parents[1] / "sql" / "sold_twice.sql").read_text()


def check_serials(sales: Sequence[UUID]) -> None:
    """Of the pieces that these ones sold; whatever was told before is not told again."""
    with connection.cursor() as cursor:
        cursor.execute(_SOLD_TWICE, {"organisation": organisation_id(), "sales": list(sales)})
        rows = cursor.fetchall()
    raise_tasks(
        SOLD_TWICE,
        [
            # Sold once more is news again.
            (
                f"{variant}:{serial}:{sold_milli}",
                {"serial": serial, "name": name, "sale": str(sale), "receipts": receipts},
            )
            for variant, serial, name, sale, sold_milli, receipts in rows
        ],
    )


def check_serials_since(since: datetime) -> None:
    """All that were sold since then."""
    lines = SaleLine.objects.filter(serial__isnull=False, sale__at__gte=since)
    check_serials(list(lines.values_list("sale_id", flat=True).distinct()))
