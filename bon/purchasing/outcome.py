"""What a booked delivery meant: what each of the goods cost then and now, and what is earned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from bon.catalog.models import VatRate
from bon.purchasing import queries
from bon.purchasing.landed import margin_bp, moved_bp
from bon.purchasing.models import GoodsReceipt, ReceiptLine
from till.rounding import half_up


class Outcome(NamedTuple):
    """`cost` and `cost_before` of a piece in øre; `moved_bp` by how much it moved and `alert`
    whether that is more than the supplier's limit; `margin_bp` at today's price."""

    line: ReceiptLine
    cost: int
    cost_before: int | None
    moved_bp: int | None
    alert: bool
    margin_bp: int | None


def outcome(receipt: GoodsReceipt) -> list[Outcome]:
    """The goods whose cost has moved stand first."""
    lines = queries.booked(receipt)
    rates = _rates(line.variant.product.vat_class_id for line in lines)
    found = [_of(line, rates, receipt.supplier.alert_bp) for line in lines]
    return sorted(found, key=lambda row: not row.alert)


def _of(line: ReceiptLine, rates: dict[UUID, int], alert_bp: int) -> Outcome:
    now, before = line.unit_cost or 0, line.unit_cost_before
    moved = moved_bp(before or 0, now)
    price = line.variant.price
    rate = rates.get(line.variant.product.vat_class_id, 0)
    return Outcome(
        line,
        half_up(now, 1000),
        None if before is None else half_up(before, 1000),
        moved,
        moved is not None and abs(moved) > alert_bp,
        None if price is None else margin_bp(price, rate, now),
    )


def _rates(classes: Iterable[UUID]) -> dict[UUID, int]:
    """Today's rate of each VAT class, basis points."""
    rows = VatRate.objects.filter(
        vat_class__in=set(classes), valid_from__lte=timezone.localdate()
    ).order_by("valid_from")
    return dict(rows.values_list("vat_class_id", "rate_bp"))
