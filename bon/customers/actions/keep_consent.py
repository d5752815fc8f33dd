"""Writes down a customer's yes or no to marketing, with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from bon.customers.models import Consent, Customer
from bon.staff.access import require
from bon.staff.models import Person


class Said(NamedTuple):
    """See `Consent`."""

    channel: str
    given: bool
    text_version: str
    at: datetime
    place: str
    proof: str = ""


def keep_consent(person: Person, customer: Customer, said: Iterable[Said]) -> None:
    """Rows for what differs from what the customer said before; the rest is known."""
    require(person, "edit_customers")
    known = consents_of(customer.id)
    news = [each for each in said if known.get(each.channel) != each.given]
    Consent.objects.bulk_create(
        Consent(customer=customer, by=person.id, **each._asdict()) for each in news
    )


def consents_of(customer: UUID) -> dict[str, bool]:
    """What counts now: channel → yes or no; a channel never asked about is not there."""
    rows = Consent.objects.filter(customer=customer).order_by("at", "id")
    return dict(rows.values_list("channel", "given"))
