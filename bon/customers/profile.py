"""What may be said of a customer, checked and in one spelling."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.customers import wording
from bon.customers.models import Customer, Group, Numbering
from bon.customers.phone import canonical
from bon.kit.access import NotFound

FIELDS = (
    *("kind", "name", "phone", "email", "address", "postcode", "city", "country", "cvr", "gln"),
    *("group", "note", "warning"),
)
# Of the profile and what hangs on it, what only the office decides.
OFFICE = (*FIELDS, "credit_limit", "payment_days")


def say(customer: Customer, values: dict[str, Any]) -> None:
    """Writes fields into the row in their one spelling, and checks the whole. Raises
    ValidationError: what cannot be, or nothing to know the customer by."""
    for field, value in values.items():
        setattr(customer, field, value.strip() if isinstance(value, str) else value)
    customer.phone = _phone(customer.phone)
    customer.cvr, customer.gln = customer.cvr.replace(" ", ""), customer.gln.replace(" ", "")
    customer.country = customer.country.upper()
    if not (customer.name or customer.phone or customer.email):
        raise ValidationError(_("Skriv navn, telefon eller e-mail."))
    wording.place(customer)
    customer.full_clean(exclude=["number"], validate_constraints=False)


def keep(customer: Customer) -> None:
    """Saves the row, with a number of its own if it is new, and the words it is found by."""
    customer.number = customer.number or _next_number()
    wording.place(customer)
    customer.save()
    wording.index(customer)


def group_of(id: UUID | None) -> Group | None:
    """Raises NotFound for a group that is not the organisation's."""
    if id is None:
        return None
    found: Group | None = Group.objects.filter(id=id).first()
    if found is None:
        raise NotFound
    return found


def _phone(text: str) -> str:
    if not text:
        return ""
    number = canonical(text)
    if number is None:
        raise ValidationError({"phone": _("%(text)s er ikke et telefonnummer.") % {"text": text}})
    return number


def _next_number() -> int:
    """The lock on the row makes two customers of one moment wait for each other."""
    Numbering.objects.bulk_create([Numbering()], ignore_conflicts=True)
    counter: Numbering = Numbering.objects.select_for_update().get()
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
