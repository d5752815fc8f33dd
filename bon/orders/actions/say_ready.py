"""Says that the goods of an order have come, and tells the customer where they are to be told."""

from __future__ import annotations

from typing import Literal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from bon.customers.models import Customer
from bon.customers.queries import kept
from bon.kit import audit, marks
from bon.orders.models import Order, Ready
from bon.sales.actions.send_letter import NoAddress, send_letter
from bon.staff.access import require
from bon.staff.models import Person

Channel = Literal["", "email", "sms"]
CHANNELS: tuple[Channel, ...] = ("sms", "email")


def say_ready(person: Person, order: Order, channel: Channel) -> None:
    """`channel`: how the customer is told, to the address the shop has; "" for not at all. It is
    word of what they ordered and no marketing: no consent is asked for. Said again, it is sent
    again. Raises Denied, ValidationError."""
    require(person, "see_sales")
    if order.settled_at is not None or order.kind == "quote":
        raise ValidationError(_("Ordren er hentet eller opgivet."))
    now = timezone.now()
    if channel:
        customer = kept([order.customer_id]).get(order.customer_id)
        to = addresses_of(customer).get(channel, "")
        try:
            send_letter(person, "orders.ready", order.id, channel, to, now)
        except NoAddress as error:
            raise ValidationError(_("Kunden har ingen adresse, der kan bruges.")) from error
    Ready.objects.get_or_create(order_id=order.id, defaults={"at": now, "by": person.id})
    audit.record("order_ready", order, after={"channel": channel})
    marks.renew([order.store_id])


def addresses_of(customer: Customer | None) -> dict[Channel, str]:
    """Where a customer gets such a message, by the ways the shop knows of."""
    known: dict[Channel, str] = {"sms": customer.phone, "email": customer.email} if customer else {}
    return {channel: address for channel, address in known.items() if address}
