"""What stores sold, week by week."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from bon.kit.tenancy import organisation_id
from bon.stock.reasons import FROM_JOURNAL

WEEKS = 26  # what is older says nothing of next week
YEAR = 52
_SEASON = 4


class Sold(NamedTuple):
    """`weeks`: pieces sold net of returns in each of the latest weeks the store had the goods,
    the oldest first. `last_year`: pieces a week at this time last year; None where the store did
    not have them then."""

    weeks: list[float]
    last_year: float | None


def sold(stores: list[UUID], now: datetime) -> dict[tuple[UUID, UUID], Sold]:
    """By store and variant, all goods that were sold in the last half year. The weeks end now."""
    ours = organisation_id()
    since, reasons = now - timedelta(weeks=YEAR), list(FROM_JOURNAL)
    said: dict[str, Any] = {"organisation": ours, "stores": stores, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_WEEKS, {**said, "since": since, "reasons": reasons})
        by_place: dict[tuple[UUID, UUID], dict[int, float]] = defaultdict(dict)
        for store, variant, week, milli in cursor.fetchall():
            by_place[store, variant][week] = milli / 1000
        recent = {
            place: weeks
            for place, weeks in by_place.items()
            if any(weeks[week] > 0 for week in weeks if week < WEEKS)
        }
        theirs = [list(ids) for ids in zip(*recent, strict=True)] or [[], []]
        wanted: dict[str, Any] = {
            "organisation": ours,
            "of_stores": theirs[0],
            "variants": theirs[1],
        }
        cursor.execute(_FIRST, wanted)
        first = {(store, variant): at for store, variant, at in cursor.fetchall()}
    return {place: _told(weeks, now - first[place]) for place, weeks in recent.items()}


def _told(weeks: dict[int, float], known: timedelta) -> Sold:
    whole = known // timedelta(weeks=1)
    latest = [weeks.get(week, 0.0) for week in range(min(WEEKS, max(1, whole)))]
    then = [weeks.get(week, 0.0) for week in range(YEAR - _SEASON, YEAR)]
    return Sold(latest[::-1], sum(then) / _SEASON if whole >= YEAR else None)


_WEEKS = """
    SELECT store_id, variant_id, floor(extract(epoch FROM %(now)s - at) / 604800)::int AS week,
      -sum(quantity_milli)::bigint
    FROM (SELECT * FROM stock_movement
          WHERE organisation_id = %(organisation)s AND store_id = ANY(%(stores)s)
            AND reason = ANY(%(reasons)s) AND at > %(since)s AND at <= %(now)s) m
    GROUP BY store_id, variant_id, week
"""
# The index of a variant's movements gives each its first at once.
_FIRST = """
    SELECT wanted.store, wanted.variant, m.at
    FROM unnest(%(of_stores)s::uuid[], %(variants)s::uuid[]) AS wanted (store, variant)
    CROSS JOIN LATERAL (
      SELECT at FROM stock_movement
      WHERE organisation_id = %(organisation)s AND variant_id = wanted.variant
        AND store_id = wanted.store
      ORDER BY at LIMIT 1) m
"""
