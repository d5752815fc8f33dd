"""What came back of a sale: how much of each line, and what was given back by which tender.

Counted from the lines that came back, never kept as a sum: however often, late or twice a
register hands in, the answer is the same. Training counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id
from bon.organisation.models import Register
from bon.sales.models import Sale

_TOO_MUCH = (Path(__file__).parent / "sql" / "too_much.sql").read_text()
_BACK = """
SELECT l.origin_line, sum(-l.quantity_milli)::bigint, sum(-l.total)::bigint,
  array_remove(array_agg(l.label), NULL)
FROM sales_saleline l
JOIN sales_sale s ON s.organisation_id = %(organisation)s AND s.id = l.sale_id AND NOT s.training
WHERE l.organisation_id = %(organisation)s
  AND (l.origin_sale_id = %(sale)s
    OR (l.label_register = %(register)s AND l.label_receipt = %(number)s
      AND l.origin_sale_id IS NULL AND l.label IS NOT NULL))
GROUP BY l.origin_line ORDER BY l.origin_line
"""
_REFUNDED = """
SELECT r.tender, sum(r.amount)::bigint
FROM sales_refund r
JOIN sales_sale s ON s.organisation_id = %(organisation)s AND s.id = r.sale_id AND NOT s.training
WHERE r.organisation_id = %(organisation)s AND r.origin_sale_id = %(sale)s
GROUP BY r.tender ORDER BY r.tender
"""


class Back(NamedTuple):
    """Of one line, positive. `labels`: the exchange labels that were used for it."""

    line: int
    quantity_milli: int
    total: int
    labels: list[str]


class Refunded(NamedTuple):
    tender: str
    amount: int


class TooMuch(NamedTuple):
    """A line of which more came back than was sold, or a label that was used again."""

    sale: UUID
    receipt_no: str
    line: int
    name: str
    sold_milli: int
    back_milli: int
    worth: int  # what was given for too much of it, in øre
    receipts: list[str]  # those on which it came back
    label: str | None  # where a label was used again: two pieces may be left all the same


def back_of(sale: Sale) -> list[Back]:
    """Line by line; lines of which nothing came back are not named."""
    number = Register.objects.values_list("number", flat=True).get(id=sale.register_id)
    return [Back(*row) for row in _rows(_BACK, sale, register=number, number=sale.number)]


def refunded_of(sale: Sale) -> list[Refunded]:
    """What was given back of a sale, by tender."""
    return [Refunded(*row) for row in _rows(_REFUNDED, sale)]


def too_much(returns: Iterable[UUID]) -> list[TooMuch]:
    """Of the sales that these ones take back: every line of which too much came back by now."""
    with connection.cursor() as cursor:
        cursor.execute(_TOO_MUCH, {"organisation": organisation_id(), "returns": list(returns)})
        return [TooMuch(*row) for row in cursor.fetchall()]


def _rows(statement: str, sale: Sale, **values: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"organisation": organisation_id(), "sale": sale.id, **values})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
