"""Counts goods of a delivery, up or down."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from bon.kit.ids import uuid7
from bon.purchasing.actions.name_delivery import counting
from bon.purchasing.articles import articles_of
from bon.purchasing.models import Count, GoodsReceipt, PurchaseLine, ReceiptLine
from bon.staff.access import require
from bon.staff.models import Person

MOST_MILLI = 10**10
PIECE_MILLI = 1000
NUMBER_LONGEST = 60


class Counted(NamedTuple):
    """Thousandths, less than nothing to take some back. `id` is made where it was counted: the
    same count sent twice counts once. `number` and `expires_on`: of what lot they are, or which
    piece; kept of goods that are told apart."""

    variant: UUID
    counted_milli: int = 0
    damaged_milli: int = 0
    id: UUID | None = None
    number: str = ""
    expires_on: dt.date | None = None


def count_goods(person: Person, receipt: GoodsReceipt, counted: Counted) -> ReceiptLine:
    """The goods' line as it stands afterwards. Raises Denied, and ValidationError for a count below
    nothing, or for a new one of a delivery that is booked."""
    require(person, "receive")
    try:
        row = counting(receipt)
    except ValidationError:
        # Its answer was lost, and it is among what was booked since.
        same = Count.objects.filter(id=counted.id, line__receipt=receipt).select_related("line")
        before: Count | None = same.first()
        if before is None:
            raise
        line: ReceiptLine = before.line
        return line
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
    Count.objects.create(id=id, line=line, by=person.id, **amounts, **_named(line, counted))
    ReceiptLine.objects.filter(id=line.id).update(
        **{field: F(field) + amount for field, amount in amounts.items()}
    )
    line.refresh_from_db()
    return line


def line_of(receipt: GoodsReceipt, variant: UUID) -> ReceiptLine:
    """The line of some goods; a new one begins with what was agreed for them."""
    rows = ReceiptLine.objects.filter(receipt=receipt, variant=variant)
    found: ReceiptLine | None = rows.select_related("variant__product").first()
    if found is not None:
        return found
    ordered = PurchaseLine.objects.filter(order=receipt.order_id, variant=variant)
    source = ordered.exclude(cost=None).order_by("id").first() or articles_of(
        receipt.supplier, [variant]
    ).get(variant)
    agreed = {"pack": source.pack, "cost": source.cost} if source else {}
    line: ReceiptLine = ReceiptLine.objects.create(receipt=receipt, variant_id=variant, **agreed)
    return line


def _named(line: ReceiptLine, counted: Counted) -> dict[str, Any]:
    """What the count says of its lot or piece. Raises ValidationError for a piece that is here and
    a number that no symbol may have."""
    if len(counted.number) > NUMBER_LONGEST:
        raise ValidationError(
            _("Nummeret er for langt. Scan stregkoden, og skriv nummeret i hånden.")
        )
    product = line.variant.product
    if product.serial and counted.number:
        _refuse_second_piece(line, counted)
        return {"number": counted.number}
    if product.batch:
        return {"number": counted.number, "expires_on": counted.expires_on}
    return {}


def _refuse_second_piece(line: ReceiptLine, counted: Counted) -> None:
    """A serial number is of one piece. Raises ValidationError."""
    same = Count.objects.filter(line=line, number=counted.number)
    here = same.aggregate(milli=Sum("counted_milli"))["milli"] or 0
    if here + counted.counted_milli > PIECE_MILLI:
        raise ValidationError(
            _("Serienummer %(number)s er allerede talt med.") % {"number": counted.number}
        )
