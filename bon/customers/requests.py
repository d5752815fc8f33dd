"""What registers want done with customers, and what they ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bon.customers import profile, queries
from bon.customers.actions.keep_consent import Said, keep_consent
from bon.customers.actions.keep_customer import keep_customer
from bon.customers.models import Customer
from bon.customers.told import told
from bon.organisation.models import Store
from bon.staff.uplink import Asker, Handler, Refused

FOUND_MOST = 20
KNOWN_MOST = 500


class Agreed(msgspec.Struct, frozen=True):
    """A yes or no as it was said at the counter."""

    channel: Annotated[str, msgspec.Meta(pattern="^(email|sms)$")]
    given: bool
    text_version: Annotated[str, msgspec.Meta(max_length=40)]
    proof: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Kept(msgspec.Struct, frozen=True):
    """A customer created or changed at a counter. What is null is left as it is."""

    id: UUID
    kind: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    cvr: str | None = None
    gln: str | None = None
    note: str | None = None
    warning: str | None = None
    group: UUID | None = None
    consents: list[Agreed] = []


class Sought(msgspec.Struct, frozen=True):
    """By what was typed, or by the number on a card."""

    text: str = ""
    number: int | None = None


class Named(msgspec.Struct, frozen=True):
    ids: Annotated[list[UUID], msgspec.Meta(max_length=KNOWN_MOST)]


def keep(asker: Asker, kept: Kept) -> Mapping[str, Any]:
    """Answers with the customer as it now is: with a number."""
    person = asker.allowed("edit_customers")
    said = msgspec.structs.asdict(kept)
    values = {field: said[field] for field in profile.FIELDS if said.get(field) is not None}
    if kept.group:
        values["group"] = profile.group_of(kept.group)
    try:
        customer = keep_customer(person, kept.id, values, at=asker.at)
    except ValidationError as error:
        raise Refused("customer_invalid", detail=" ".join(error.messages)) from error
    place = Store.objects.get(id=asker.store).name
    keep_consent(
        person,
        customer,
        [Said(c.channel, c.given, c.text_version, asker.at, place, c.proof) for c in kept.consents],
    )
    return {"customers": told([customer.id])}


def find(asker: Asker, sought: Sought) -> Mapping[str, Any]:
    asker.allowed("see_customers")
    if sought.number is not None:
        rows = Customer.objects.filter(number=sought.number)
    elif sought.text.strip():
        rows = queries.customers(sought.text)
    else:
        rows = Customer.objects.none()
    return {"customers": told(rows.values_list("id", flat=True)[:FOUND_MOST])}


def known(asker: Asker, named: Named) -> Mapping[str, Any]:
    """What those that a device has kept look like now; who is missing is to be forgotten."""
    asker.allowed("see_customers")
    return {"customers": told(named.ids)}


WHY = {"customer_invalid": _("Kundens oplysninger kan ikke være rigtige.")}
REQUESTS = {"keep_customer": Handler(Kept, keep, _("En kunde"), WHY)}
QUESTIONS = {"find_customers": Handler(Sought, find), "known_customers": Handler(Named, known)}
