"""Writes down what stands on the delivery note, and what it cost to bring the goods."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.kit import audit, formats
from bon.purchasing.models import GoodsReceipt, Supplier
from bon.staff.access import require
from bon.staff.models import Person

COSTS = {"freight", "rate"}


def name_delivery(person: Person, receipt: GoodsReceipt, values: dict[str, Any]) -> GoodsReceipt:
    """`values`: `note_no` and, for whoever may change costs, `freight` and `rate`. Raises Denied,
    and ValidationError for a number received before or a delivery that is booked."""
    require(person, "receive")
    row = counting(receipt)
    before = audit.snapshot(row, *values)
    if any(values[field] != before[field] for field in COSTS & values.keys()):
        require(person, "change_cost")
    if "note_no" in values:
        refuse_twice(row.supplier, values["note_no"], but=row)
    for field, value in values.items():
        setattr(row, field, value)
    row.save(update_fields=list(values))
    audit.record("changed", row, before=before, after=audit.snapshot(row, *values))
    return row


def counting(receipt: GoodsReceipt) -> GoodsReceipt:
    """The receipt, locked. Raises ValidationError where it is not open any more."""
    rows = GoodsReceipt.objects.select_for_update(of=("self",)).select_related("supplier")
    row: GoodsReceipt = rows.get(id=receipt.id)
    if row.booked_at is not None:
        told = {"at": formats.moment(row.booked_at)}
        raise ValidationError(_("Leverancen blev bogført %(at)s. Det sidste er ikke med.") % told)
    if row.dropped_at is not None:
        raise ValidationError(_("Optællingen er kasseret."))
    return row


def refuse_twice(supplier: Supplier, note_no: str, but: GoodsReceipt | None = None) -> None:
    """Raises ValidationError for a delivery note of theirs that was received before."""
    same = GoodsReceipt.objects.filter(supplier=supplier, note_no=note_no)
    same = same.filter(dropped_at=None, undone_at=None)
    found = same.exclude(id=but.id if but else None).first() if note_no else None
    if found is not None:
        when = found.booked_at or found.opened_at
        told = {"no": note_no, "name": supplier.name, "at": formats.moment(when)}
        raise ValidationError(
            _("Følgeseddel %(no)s fra %(name)s er allerede modtaget %(at)s.") % told
        )
