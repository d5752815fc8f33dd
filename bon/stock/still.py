"""Goods that lie still: how long ago any of them was sold or came, and what they are worth.

Quantities are thousandths, amounts øre without VAT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.kit.csv_export import Cell, decimal
from bon.kit.tenancy import acting_for, organisation_id
from bon.stock.reasons import ARRIVED, OPENING, RECEIPT, SALE

# After so many days without a sale or a delivery goods are a step older.
STEPS = (0, 30, 90, 180, 365)
CHOICES = STEPS[1:]
USUAL = 90
_CAME = (RECEIPT.code, ARRIVED.code, OPENING.code)

# Goods that never stirred lie still since they are known. Services are few: joined to each of the
# levels they cost more than all the rest. Days begin where the shop is: `since` are their first
# moments, so that no level's own is moved to its zone.
_LYING = """
WITH lying AS (
  SELECT l.store_id, l.variant_id, l.on_hand_milli, l.worth, coalesce(l.stirred_at, (
    SELECT min(m.at) FROM stock_movement m
    WHERE m.organisation_id = %(tenant)s AND m.variant_id = l.variant_id
      AND m.store_id = l.store_id)) AS since
  FROM stock_level l
  WHERE l.organisation_id = %(tenant)s AND l.on_hand_milli > 0
    AND (%(store)s::uuid IS NULL OR l.store_id = %(store)s)
    AND l.variant_id NOT IN (
      SELECT v.id FROM catalog_product p
      JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.product_id = p.id
      WHERE p.organisation_id = %(tenant)s AND p.service))
"""
_BY_AGE = """
SELECT width_bucket(since, %(steps)s::timestamptz[]), count(*), sum(worth)::bigint
FROM lying GROUP BY 1
"""
_STILL = """
, oldest AS (
  SELECT * FROM lying WHERE since < %(until)s ORDER BY worth DESC, variant_id, store_id
  LIMIT %(most)s)
SELECT o.store_id, o.variant_id, coalesce(v.sku, ''), coalesce(v.name, ''), coalesce(c.path, ''),
  o.on_hand_milli, o.worth, o.since, sold.at, came.at
FROM oldest o
LEFT JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = o.variant_id
LEFT JOIN catalog_product p ON p.organisation_id = %(tenant)s AND p.id = v.product_id
LEFT JOIN catalog_category c ON c.organisation_id = %(tenant)s AND c.id = p.category_id
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
    """`since` any of it was sold there or came; `sold` and `came` are None for never."""

    store: UUID
    variant: UUID
    sku: str
    name: str
    category: str
    on_hand_milli: int
    worth: int
    since: dt.datetime
    sold: dt.datetime | None
    came: dt.datetime | None

    @property
    def days(self) -> int:
        return (timezone.localdate() - timezone.localtime(self.since).date()).days


def ages(store: UUID | None = None) -> list[Age]:
    """What lies on the shelves by how long it has lain still, the youngest first."""
    steps = [_since(days) for days in reversed(CHOICES)]
    found = {step: (goods, worth) for step, goods, worth in _ask(_BY_AGE, store, steps=steps)}
    return [
        Age(first, last and last - 1, *found.get(len(CHOICES) - number, (0, 0)))
        for number, (first, last) in enumerate(zip(STEPS, (*CHOICES, None), strict=True))
    ]


def still(days: int, store: UUID | None = None, most: int | None = None) -> list[Still]:
    """The dearest first."""
    return [Still(*row) for row in _ask(_STILL, store, until=_since(days), most=most)]


def _since(days: int) -> dt.datetime:
    """What stirred before this moment has lain still for so many days."""
    day = timezone.localdate() - dt.timedelta(days=days - 1)
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _ask(question: str, store: UUID | None, **more: Any) -> list[Any]:
    given = {
        "tenant": organisation_id(),
        "store": store,
        "came": list(_CAME),
        "sold": SALE.code,
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
    return timezone.localtime(at).date().isoformat() if at else ""
