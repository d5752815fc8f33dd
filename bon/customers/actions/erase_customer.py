"""Erases a person: what is left cannot tell who it was (GDPR article 17)."""

from __future__ import annotations

from django.utils import timezone

from bon.customers import profile
from bon.customers.models import Consent, Customer
from bon.kit import audit, marks
from bon.kit.tenancy import organisation_id
from bon.staff.access import require
from bon.staff.models import Person


def erase_customer(person: Person, customer: Customer) -> None:
    """The customer and whoever was merged into them. The id, the number and the dates stay:
    sales keep an id of nobody, as bogføringsloven § 12 keeps the sales. Erased already, nothing
    changes."""
    require(person, "manage_customers")
    rows = Customer.objects.select_for_update().filter(id__in=Customer.everybody(customer.id))
    for row in rows.order_by("id"):
        if row.erased_at is None:
            _empty(row)
    Consent.objects.filter(customer__in=[row.id for row in rows]).update(proof="")
    marks.renew([organisation_id()])


def _empty(row: Customer) -> None:
    nobody = Customer()
    for field in profile.OFFICE:
        setattr(row, field, getattr(nobody, field))
    row.erased_at = timezone.now()
    profile.keep(row)
    audit.record("erased", row, label=str(row.number))
