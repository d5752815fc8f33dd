"""Makes one customer of two that are the same person."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.customers import profile, wording
from bon.customers.models import Consent, Customer
from bon.kit import audit, marks
from bon.kit.tenancy import organisation_id
from bon.staff.access import require
from bon.staff.models import Person

# The kept one's own word counts; what it says nothing of comes from the other.
FILLED = tuple(field for field in profile.OFFICE if field not in {"kind", "note", "warning"})


def merge_customers(person: Person, kept: Customer, dropped: Customer) -> Customer:
    """`dropped` is found no more; its id goes on meaning the same person. Raises ValidationError
    where the two are one, or one of them is no customer any more."""
    require(person, "manage_customers")
    first, second = sorted([kept.id, dropped.id])
    rows = {row.id: row for row in Customer.objects.select_for_update().filter(
        id__in=[first, second]).order_by("id")}  # fmt: skip
    if len(rows) < 2 or not all(row.current for row in rows.values()):
        raise ValidationError(_("De to kan ikke lægges sammen."))
    kept, dropped = rows[kept.id], rows[dropped.id]
    for field in FILLED:
        setattr(kept, field, getattr(kept, field) or getattr(dropped, field))
    kept.note = _both(kept.note, dropped.note)[:1000]
    kept.warning = _both(kept.warning, dropped.warning)[:200]
    dropped.merged_into = kept
    dropped.save(update_fields=["merged_into"])
    Customer.objects.filter(merged_into=dropped.id).update(merged_into=kept.id)
    Consent.objects.filter(customer=dropped.id).update(customer=kept.id)
    wording.index(dropped)
    profile.keep(kept)
    audit.record("merged", kept, label=str(kept.number), after={"number": dropped.number})
    marks.renew([organisation_id()])
    return kept


def _both(first: str, second: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, [first, second])))
