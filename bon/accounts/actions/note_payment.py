"""Notes that a customer paid into their account elsewhere than at a counter: by bank transfer."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.customers.models import Customer
from bon.kit import audit, marks
from bon.kit.calls import call
from bon.kit.ids import uuid7
from bon.kit.tenancy import organisation_id
from bon.staff.access import require
from bon.staff.models import Person

_encode = msgspec.json.Encoder().encode


def note_payment(
    person: Person, customer: Customer, amount: int, at: dt.datetime, note: str
) -> UUID:
    """`amount` in øre; negative takes back what was noted by mistake. Gives the entry's source.
    Raises Denied, ValidationError."""
    require(person, "manage_customers")
    if amount == 0:
        raise ValidationError({"amount": _("Skriv et beløb.")})
    source = uuid7()
    entry = {
        "source_id": source,
        "kind": "payment",
        "no": 1,
        "customer_id": customer.id,
        "amount": -amount,
        "at": at,
        "person_id": person.id,
        "note": note,
    }
    call("accounts_add", organisation_id(), _encode([entry]).decode())
    call("accounts_tell", organisation_id(), [source])
    audit.record("account_paid", customer, after={"amount": amount, "note": note})
    marks.renew([organisation_id()])
    return source
