"""Reads: what needs a label, what labels look like, what was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from bon.labels.models import Due, Part, Run, Template


def due(store: UUID, kind: str, reason: str = "", text: str = "") -> QuerySet[Due]:
    """In the order of the shelves: category, then name."""
    rows: QuerySet[Due] = Due.objects.filter(store=store, kind=kind)
    if reason:
        rows = rows.filter(reason=reason)
    if text.strip():
        rows = rows.filter(variant__name__icontains=text.strip())
    in_order = ("variant__product__category__sort_key", "variant__sort_key", "variant_id")
    return rows.select_related("variant__product__category").order_by(*in_order)


def counted(store: UUID | None = None) -> dict[UUID, dict[str, int]]:
    """How many wait in each store, by kind."""
    rows = Due.objects.filter(store=store) if store else Due.objects.all()
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in rows.values("store_id", "kind").order_by().annotate(number=Count("id")):
        found[row["store_id"]][row["kind"]] = row["number"]
    return found


def due_of(variants: Collection[UUID], store: UUID | None) -> dict[str, list[Due]]:
    """What waits of these goods, by kind, in one store or in all."""
    rows = Due.objects.filter(variant__in=variants)
    found: dict[str, list[Due]] = defaultdict(list)
    for row in rows.filter(store=store) if store else rows:
        found[row.kind].append(row)
    return found


def templates(store: UUID | None = None, kind: str = "") -> list[Template]:
    """Those of a store and those of all, the one to print on first: the store's own, then the
    preferred. There is always one of a kind: another store's where no better is left."""
    rows = Template.objects.select_related("store").order_by("name")
    if kind:
        rows = rows.filter(kind=kind)
    own = rows.filter(Q(store=None) | Q(store=store)) if store else rows
    return sorted(
        list(own) or list(rows), key=lambda row: (row.store_id is None, not row.preferred)
    )


def runs(store: UUID, most: int) -> QuerySet[Run]:
    """The latest first, without their lines."""
    rows: QuerySet[Run] = Run.objects.filter(store=store).defer("lines", "taken")
    return rows.order_by("-started_at", "-id")[:most]


def part_of(run: Run, number: int) -> bytes | None:
    """A file of a run."""
    found = Part.objects.filter(run=run, number=number).values_list("content", flat=True).first()
    return None if found is None else bytes(found)
