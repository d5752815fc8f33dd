"""The lots and numbered pieces of a delivery: what each count says they are, added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Sum

from bon.purchasing.facts import Part
from bon.purchasing.models import Count, GoodsReceipt


def parts_of(
    receipt: GoodsReceipt, variants: Collection[UUID] | None = None
) -> Mapping[UUID, list[Part]]:
    """By variant, what expires first first; what nobody has named is none of them. `variants`: of
    these alone."""
    counts = Count.objects.filter(line__receipt=receipt)
    if variants is not None:
        counts = counts.filter(line__variant__in=variants)
    rows = (
        counts.exclude(number="", expires_on=None)
        .values_list("line__variant", "number", "expires_on", "line__variant__product__serial")
        .annotate(milli=Sum("counted_milli"))
        .order_by("expires_on", "number")
    )
    found: dict[UUID, list[Part]] = defaultdict(list)
    for row in rows:
        part = Part(*row)
        if part.quantity_milli:
            found[part.variant].append(part)
    return found
