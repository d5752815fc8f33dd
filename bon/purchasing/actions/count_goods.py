"""Counts goods of a delivery, up or down."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from bon.kit.ids import uuid7
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.articles import articles_of
from bon.purchasing.models import Count, GoodsReceipt, PurchaseLine, ReceiptLine
from bon.staff.access import require
from bon.staff.models import Person

MOST_MILLI = 10**10


class Counted(NamedTuple):
    """Thousandths, less than nothing to take some back. `id` is made where it was counted: the
    same count sent twice counts once."""

    variant: UUID
    counted_milli: int = 0
    damaged_milli: int = 0
    id: UUID | None = None


def count_goods(person: Person, receipt: GoodsReceipt, counted: Counted) -> ReceiptLine:
    """The goods' line as it stands afterwards. Raises Denied, and ValidationError for a delivery
    that is booked or a count below nothing."""
    require(person, "receive")
    row = counting(receipt)
    return count_into(person, row, counted)


def count_into(person: Person, row: GoodsReceipt, counted: Counted) -> ReceiptLine:
    """The same for a receipt that is locked."""
    line = line_of(row, counted.variant)
    id = counted.id or uuid7()
    if Count.objects.filter(id=id).exists():
        return line
    if not (
        0 <= line.counted_milli + counted.counted_milli <= MOST_MILLI
        and 0 <= line.damaged_milli + counted.damaged_milli <= MOST_MILLI
    ):
        raise ValidationError(_("Der kan ikke tælles så langt ned eller op."))
    amounts = {"counted_milli": counted.counted_milli, "damaged_milli": counted.damaged_milli}
    Count.objects.create(id=id, line=line, by=person.id, **amounts)
    ReceiptLine.objects.filter(id=line.id).update(
        **{field: F(field) + amount for field, amount in amounts.items()}
    )
    line.refresh_from_db()
    return line


def line_of(receipt: GoodsReceipt, variant: UUID) -> ReceiptLine:
    """The line of some goods; a new one begins with what was agreed for them."""
    found: ReceiptLine | None = ReceiptLine.objects.filter(receipt=receipt, variant=variant).first()
    if found is not None:
        return found
    ordered = PurchaseLine.objects.filter(order=receipt.order_id, variant=variant)
    source = ordered.exclude(cost=None).order_by("id").first() or articles_of(
        receipt.supplier, [variant]
    ).get(variant)
    agreed = {"pack": source.pack, "cost": source.cost} if source else {}
    line: ReceiptLine = ReceiptLine.objects.create(receipt=receipt, variant_id=variant, **agreed)
    return line
