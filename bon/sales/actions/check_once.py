"""Tells the shop what happens once, and happened twice: a numbered piece sold, a slip paid out.

Registers that cannot reach each other may both do it: for a piece, one of them looked at the
wrong one or typed it wrongly; a slip was copied. Both sales stand, since both happened, and a
person must know.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from bon.kit.tenancy import organisation_id
from bon.kit.worklist import raise_tasks
from bon.sales.models import SaleLine
from bon.sales.tasks import PAID_TWICE, SOLD_TWICE

_SQL = Path(__file__).parents[1] / "sql"
_SERIALS_TWICE = (_SQL / "serials_twice.sql").read_text()
_SLIPS_TWICE = (_SQL / "slips_twice.sql").read_text()


def check_once(sales: Sequence[UUID]) -> None:
    """Of what these ones sold or paid out; whatever was told before is not told again.

    Once more is news again: the subject says how often.
    """
    raise_tasks(
        SOLD_TWICE,
        [
            (
                f"{variant}:{serial}:{sold_milli}",
                {"serial": serial, "name": name, "sale": str(sale), "receipts": receipts},
            )
            for variant, serial, name, sale, sold_milli, receipts in _rows(_SERIALS_TWICE, sales)
        ],
    )
    raise_tasks(
        PAID_TWICE,
        [
            (f"{slip}:{times}", {"worth": worth, "sale": str(sale), "receipts": receipts})
            for slip, sale, times, worth, receipts in _rows(_SLIPS_TWICE, sales)
        ],
    )


def check_once_since(since: datetime) -> None:
    """All that was sold or paid out since then."""
    once = Q(serial__isnull=False) | Q(slip__isnull=False)
    lines = SaleLine.objects.filter(once, sale__at__gte=since)
    check_once(list(lines.values_list("sale_id", flat=True).distinct()))


def _rows(statement: str, sales: Sequence[UUID]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"organisation": organisation_id(), "sales": list(sales)})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
