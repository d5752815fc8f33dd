"""Reads of counts. Quantities are thousandths, amounts øre without VAT."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum

from bon.catalog.models import Variant
from bon.counts.models import Count, Recount, Tally
from bon.counts.scope import goods_of
from bon.kit import tenancy
from bon.staff.models import Person
from bon.stock.models import Level, Movement
from bon.stock.queries import unit_costs
from till.rounding import half_up

# Of somebody's tallies the latest so many are looked through for what they did last.
REMEMBERED = 300


class Counted(NamedTuple):
    """One variant as it was counted, the last time `at`. The books say `low` to `high`: more than
    one figure where goods moved while they were counted, and nobody knows whether those pieces
    had been counted by then (docs/algorithms/counts.md)."""

    variant: UUID
    counted_milli: int
    at: datetime
    low_milli: int
    high_milli: int

    @property
    def difference_milli(self) -> int:
        if self.counted_milli < self.low_milli:
            return self.counted_milli - self.low_milli
        return max(0, self.counted_milli - self.high_milli)

    @property
    def moved(self) -> bool:
        return self.low_milli != self.high_milli


def counted_of(count: Count, variants: Sequence[UUID] | None = None) -> list[Counted]:
    """Everything that was counted, or what of these variants was."""
    asked: dict[str, Any] = {
        "organisation": tenancy.organisation_id(),
        "count": count.id,
        "store": count.store_id,
        "place": count.place,
        "everything": variants is None,
        "variants": list(variants or []),
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, asked)
        return [
            Counted(variant, int(counted), at, int(before + gone), int(before + came))
            for variant, counted, at, before, gone, came in cursor.fetchall()
        ]


# The movements of registers are of whole seconds: one of the second before the first tally may
# have been before it or after.
_COUNTED = """
    WITH said AS (
      SELECT DISTINCT ON (t.of) t.variant_id, t.quantity_milli, t.at
      FROM counts_tally t
      LEFT JOIN LATERAL (
        SELECT max(r.at) AS at FROM counts_recount r
        WHERE r.organisation_id = t.organisation_id AND r.count_id = t.count_id
          AND r.variant_id = t.variant_id) again ON true
      WHERE t.organisation_id = %(organisation)s AND t.count_id = %(count)s
        AND (%(everything)s OR t.variant_id = ANY (%(variants)s::uuid[]))
        AND (again.at IS NULL OR t.at > again.at)
      ORDER BY t.of, t.at DESC, (t.id = t.of)),
    counted AS (
      SELECT variant_id, sum(quantity_milli) AS counted, min(at) AS first, max(at) AS last
      FROM said WHERE quantity_milli IS NOT NULL GROUP BY variant_id)
    SELECT c.variant_id, c.counted, c.last, m.before, m.gone, m.came
    FROM counted c CROSS JOIN LATERAL (
      SELECT
        coalesce(sum(quantity_milli) FILTER (WHERE at <= c.first - interval '1 second'), 0)
          AS before,
        coalesce(sum(quantity_milli) FILTER (
          WHERE at > c.first - interval '1 second' AND quantity_milli < 0), 0) AS gone,
        coalesce(sum(quantity_milli) FILTER (
          WHERE at > c.first - interval '1 second' AND quantity_milli > 0), 0) AS came
      FROM stock_movement
      WHERE organisation_id = %(organisation)s AND store_id = %(store)s
        AND variant_id = c.variant_id AND place = %(place)s AND at <= c.last
        AND source_id <> %(count)s) m
    ORDER BY c.variant_id
"""


class Difference(NamedTuple):
    """One variant that was counted; `worth` of the difference, None where nobody knows the cost.
    `posted_milli` is what stock was put right by already."""

    variant: Variant
    counted: Counted
    worth: int | None
    posted_milli: int

    @property
    def open_milli(self) -> int:
        return self.counted.difference_milli - self.posted_milli


def posted(count: Count) -> dict[UUID, int]:
    """By how much stock was put right, by variant."""
    rows = Movement.objects.filter(source_id=count.id).values_list("variant_id")
    return dict(rows.annotate(Sum("quantity_milli")))


def differences(count: Count, counted: Sequence[Counted]) -> list[Difference]:
    """What of all that was `counted` is not as the books say, the dearest first."""
    put_right = posted(count)
    rows = [row for row in counted if row.difference_milli or row.variant in put_right]
    ids = [row.variant for row in rows]
    costs = unit_costs(count.store_id, ids)
    goods = Variant.objects.in_bulk(ids)
    found = [
        Difference(goods[row.variant], row, _worth(row, costs), put_right.get(row.variant, 0))
        for row in rows
    ]
    return sorted(found, key=_dearest)


def _worth(row: Counted, costs: dict[UUID, int]) -> int | None:
    cost = costs.get(row.variant)
    return None if cost is None else half_up(row.difference_milli * cost, 1_000_000)


def _dearest(row: Difference) -> tuple[int, int, str]:
    return -abs(row.worth or 0), -abs(row.counted.difference_milli), row.variant.sort_key


class Uncounted(NamedTuple):
    variant: Variant
    lies_milli: int
    again: bool  # it is to be counted once more


def uncounted(count: Count, counted: Sequence[Counted]) -> list[Uncounted]:
    """Goods of the count that should lie there, or are to be counted again, and of which nobody
    has said how many there are. They are left as they are: not counted is not zero."""
    done = [row.variant for row in counted]
    levels = Level.objects.filter(store_id=count.store_id, variant_id=OuterRef("id"))
    again = set(Recount.objects.filter(count_id=count.id).values_list("variant_id", flat=True))
    rows = goods_of(count.targets).annotate(lies=Subquery(levels.values(count.column)[:1]))
    rows = rows.filter(Q(lies__isnull=False) & ~Q(lies=0) | Q(id__in=again)).exclude(id__in=done)
    return [
        Uncounted(row, row.lies or 0, row.id in again) for row in rows.order_by("sort_key", "id")
    ]


class Pile(NamedTuple):
    """What somebody tallied in one go and has not taken back; `id` as the device named it."""

    id: UUID
    variant: UUID
    quantity_milli: int


def piles_of(count: Count, who: UUID) -> list[Pile]:
    """What a person tallied last, the latest first."""
    rows = Tally.objects.filter(count_id=count.id, who=who)
    rows = rows.annotate(first=Q(id=F("of"))).order_by("-at", "first", "-id")
    latest: dict[UUID, Tally] = {}
    piles = []
    for row in rows[:REMEMBERED]:
        said = latest.setdefault(row.of, row)
        if row.id == row.of and said.quantity_milli is not None:
            piles.append(Pile(row.of, row.variant_id, said.quantity_milli))
    return piles


def is_tallied(count: Count, variant: UUID, serial: str) -> bool:
    """Whether a piece is among what was tallied, and not taken back or to be counted again."""
    recounts = Recount.objects.filter(count_id=count.id, variant_id=variant)
    again = recounts.aggregate(at=Max("at"))["at"]
    rows = Tally.objects.filter(count_id=count.id, variant_id=variant)
    for pile in rows.filter(serial=serial):
        said = rows.filter(of=pile.of).annotate(first=Q(id=F("of"))).order_by("-at", "first")[0]
        if said.quantity_milli is not None and (again is None or said.at > again):
            return True
    return False


def run_of(piles: Sequence[Pile]) -> list[Pile]:
    """The latest of them that are of one variant."""
    run: list[Pile] = []
    for pile in piles:
        if run and pile.variant != run[0].variant:
            break
        run.append(pile)
    return run


def people_of(count: Count) -> dict[str, str]:
    """The names behind each stage that has been."""
    ids = {
        stage: getattr(count, f"{stage}_by") for stage in ("begun", "finished", "posted", "dropped")
    }
    names = dict(Person.objects.filter(id__in=set(ids.values())).values_list("id", "name"))
    return {stage: names[id] for stage, id in ids.items() if id in names}
