"""Says whose sale it was after it was paid: the card was found once the receipt was printed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from bon.kit.facts import publish
from bon.kit.tenancy import organisation_id
from bon.sales.facts import CustomerNamed
from bon.sales.models import LateCustomer, Sale
from bon.staff.access import require
from bon.staff.models import Person


class TooLate(Exception):
    """The sale is of another day, or is somebody's already."""


def name_customer(person: Person, sale: Sale, customer: UUID, at: datetime) -> None:
    """On the day of the sale, once; the same customer again changes nothing. The journal stays
    as it is. Raises TooLate."""
    require(person, "edit_customers")
    if sale.customer_id == customer:
        return
    if sale.customer_id is not None or sale.at.date() != at.date():
        raise TooLate
    row = LateCustomer(sale_id=sale.id, customer_id=customer, at=at, by=person.id)
    LateCustomer.objects.bulk_create([row], ignore_conflicts=True)
    kept = LateCustomer.objects.get(sale_id=sale.id)
    if kept.customer_id != customer:
        raise TooLate
    publish([CustomerNamed(organisation_id(), sale.id, customer)])
