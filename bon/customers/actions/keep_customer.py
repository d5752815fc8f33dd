"""Creates a customer, or writes what is newly known of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from bon.customers import profile
from bon.customers.models import Customer
from bon.kit import audit, marks
from bon.kit.access import NotFound
from bon.kit.tenancy import organisation_id
from bon.staff.access import require
from bon.staff.models import Person

# What registers are told of everybody who has an account.
CREDIT = frozenset({"credit_limit", "payment_days"})


def keep_customer(
    person: Person, id: UUID | None, values: dict[str, Any], *, at: datetime | None = None
) -> Customer:
    """`values`: of `profile.OFFICE`. `id` None, or one nobody has, creates.

    `at`: when it was said. Of what was said before the latest word only what was empty is taken.
    Raises ValidationError, and NotFound for whoever was erased.
    """
    require(person, "edit_customers")
    if unknown := values.keys() - set(profile.OFFICE):
        raise TypeError(f"a customer has no {', '.join(sorted(unknown))}")
    if "credit_limit" in values:
        require(person, "manage_customers")
    at = at or timezone.now()
    customer = _locked(id)
    known = customer is not None
    customer = customer or (Customer(id=id) if id else Customer())
    if known and at < customer.changed_at:
        values = {field: value for field, value in values.items() if not getattr(customer, field)}
    before = audit.snapshot(customer, *profile.OFFICE)
    profile.say(customer, values)
    customer.changed_at = max(at, customer.changed_at) if known else at
    profile.keep(customer)
    changed = [field for field in profile.OFFICE if getattr(customer, field) != before[field]]
    if changed or not known:
        _record("changed" if known else "created", customer, changed)
    if not CREDIT.isdisjoint(changed):
        marks.renew([organisation_id()])
    return customer


def _locked(id: UUID | None) -> Customer | None:
    if id is None:
        return None
    found: Customer | None = Customer.objects.select_for_update().filter(id=id).first()
    if found and found.merged_into_id:
        found = Customer.objects.select_for_update().get(id=found.merged_into_id)
    if found and found.erased_at:
        raise NotFound
    return found


def _record(verb: str, customer: Customer, changed: list[str]) -> None:
    """By number, not by name: the log outlives an erasure."""
    audit.record(verb, customer, label=str(customer.number), after={"fields": changed})
