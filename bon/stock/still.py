"""Goods that lie still: how long ago any of them was sold or came, and what they are worth.

Quantities are thousandths, amounts øre without VAT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for, organisation_id
from bon.stock.reasons import ARRIVED, OPENING, RECEIPT, SALE

# Behind so many days without a sale or a delivery goods are a step older.
STEPS = (0, 30, 90, 180, 365)
CHOICES = STEPS[1:]
USUAL = 90
_CAME = (RECEIPT.code, ARRIVED.code, OPENING.code)
_STIRRED = (SALE.code, *_CAME)

# The last movement that counts is nearly always the last there is: each level costs one step into
# the index of its variant. Goods that never stirred lie still since they are known.
_LYING = """
WITH lying AS (
  SELECT l.store_id, l.variant_id, l.on_hand_milli, l.worth, p.category_id,
    coalesce(v.sku, '') AS sku, coalesce(v.name, '') AS name,
    (%(today)s::date - (stirred.at AT TIME ZONE %(zone)s)::date) AS days
  FROM stock_level l
  LEFT JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = l.variant_id
  LEFT JOIN catalog_product p ON p.organisation_id = %(tenant)s AND p.id = v.product_id
  CROSS JOIN LATERAL (
    SELECT m.at FROM stock_movement m
    WHERE m.organisation_id = %(tenant)s AND m.variant_id = l.variant_id
      AND m.store_id = l.store_id AND m.reason = ANY (%(stirred)s)
    ORDER BY m.at DESC LIMIT 1) stirred
  WHERE l.organisation_id = %(tenant)s AND l.on_hand_milli > 0
    AND (%(store)s::uuid IS NULL OR l.store_id = %(store)s) AND p.service IS NOT TRUE)
"""
_BY_AGE = """
SELECT width_bucket(days, %(steps)s::integer[]), count(*), sum(worth)::bigint
FROM lying GROUP BY 1
"""
_STILL = """
, oldest AS (
  SELECT * FROM lying WHERE days >= %(days)s ORDER BY worth DESC, variant_id, store_id
  LIMIT %(most)s)
SELECT o.store_id, o.variant_id, o.sku, o.name, coalesce(c.path, ''), o.on_hand_milli, o.worth,
  o.days, sold.at, came.at
FROM oldest o
LEFT JOIN catalog_category c ON c.organisation_id = %(tenant)s AND c.id = o.category_id
CROSS JOIN LATERAL (
  SELECT max(m.at) AS at FROM stock_movement m
  WHERE m.organisation_id = %(tenant)s AND m.variant_id = o.variant_id
    AND m.store_id = o.store_id AND m.reason = %(sold)s) sold
CROSS JOIN LATERAL (
  SELECT max(m.at) AS at FROM stock_movement m
  WHERE m.organisation_id = %(tenant)s AND m.variant_id = o.variant_id
    AND m.store_id = o.store_id AND m.reason = ANY (%(came)s)) came
ORDER BY o.worth DESC, o.variant_id, o.store_id
"""


class Age(NamedTuple):
    """Goods that have not stirred for `first` to `last` days; None: for longer."""

    first: int
    last: int | None
    goods: int
    worth: int


class Still(NamedTuple):
    """`days` since any of it was sold there or came; `sold` and `came` are None for never."""

    store: UUID
    variant: UUID
    sku: str
    name: str
    category: str
    on_hand_milli: int
    worth: int
    days: int
    sold: dt.datetime | None
    came: dt.datetime | None


def ages(store: UUID | None = None) -> list[Age]:
    """What lies on the shelves by how long it has lain still, the youngest first."""
    found = {step: (goods, worth) for step, goods, worth in _ask(_BY_AGE, store)}
    return [
        Age(first, last and last - 1, *found.get(number, (0, 0)))
        for number, (first, last) in enumerate(zip(STEPS, (*STEPS[1:], None), strict=True), 1)
    ]


def still(days: int, store: UUID | None = None, most: int | None = None) -> list[Still]:
    """The dearest first."""
    return [Still(*row) for row in _ask(_STILL, store, days=days, most=most)]


def _ask(question: str, store: UUID | None, **more: Any) -> list[Any]:
    given = {
        "tenant": organisation_id(),
        "store": store,
        "today": timezone.localdate(),
        "zone": timezone.get_current_timezone_name(),
        "stirred": list(_STIRRED),
        "came": list(_CAME),
        "sold": SALE.code,
        "steps": list(STEPS),
        **more,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LYING + question, given)
        rows: list[Any] = cursor.fetchall()
        return rows


def header() -> list[str]:
    return [
        _("Butik"),
        _("Kategori"),
        _("Varenummer"),
        _("Vare"),
        _("Antal"),
        _("Dage"),
        _("Sidst solgt"),
        _("Sidst kommet"),
        _("Lagerværdi"),
    ]


def lines(
    organisation: UUID, days: int, store: UUID | None, names: dict[UUID, str]
) -> Iterator[list[Cell]]:
    """All of them as rows of a file."""
    with acting_for(organisation):
        rows = still(days, store)
    for row in rows:
        yield [
            names.get(row.store, ""),
            row.category,
            row.sku,
            row.name,
            decimal(row.on_hand_milli, 3),
            row.days,
            _day(row.sold),
            _day(row.came),
            decimal(row.worth),
        ]


def _day(at: dt.datetime | None) -> str:
    return formats.date_format(timezone.localtime(at), "SHORT_DATE_FORMAT") if at else ""
