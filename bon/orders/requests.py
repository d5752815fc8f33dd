"""What registers ask of orders, and want sent of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bon.customers.told import told
from bon.journal.queries import head_of
from bon.kit.access import NotFound
from bon.orders.actions.say_ready import say_ready
from bon.orders.models import Order
from bon.orders.standing import standing_of, standings
from bon.sales.actions.send_letter import NoAddress, send_letter
from bon.staff.uplink import Asker, Handler, Refused


class Sought(msgspec.Struct, frozen=True):
    """By the number on the slip, or those of a customer that are open."""

    number: int | None = None
    customer: UUID | None = None


def find(asker: Asker, sought: Sought) -> Mapping[str, Any]:
    """The latest of that number; raises NotFound for a number nothing has. `seq`: up to there the
    asker's own journal is counted in."""
    asker.allowed("sell")
    seq = head_of(asker.register).seq
    if sought.customer is not None:
        rows = Order.objects.filter(customer_id=sought.customer).order_by("-at", "-id")[:20]
        return {"seq": seq, "orders": [each.told() for each in standings(rows) if each.open]}
    order = Order.objects.filter(number=sought.number or 0).order_by("-at").first()
    if order is None:
        raise NotFound
    customers = told([order.customer_id]) if order.customer_id else []
    return {"seq": seq, "orders": [standing_of(order).told()], "customers": customers}


class Sending(msgspec.Struct, frozen=True):
    """Where a customer wants a quote or an order sent: as typed."""

    order: UUID
    channel: Literal["email", "sms"]
    to: Annotated[str, msgspec.Meta(min_length=3, max_length=120)]


def send(asker: Asker, wish: Sending) -> Mapping[str, Any]:
    """The order may come later than the wish: the job waits for it."""
    person = asker.allowed("sell")
    try:
        send_letter(person, "orders.agreed", wish.order, wish.channel, wish.to, asker.at)
    except NoAddress as error:
        raise Refused("address_invalid") from error
    return {}


class Come(msgspec.Struct, frozen=True):
    """The goods of an order have come; `channel`: how the customer is told, "" for not at all."""

    order: UUID
    channel: Literal["", "email", "sms"] = ""


def ready(asker: Asker, said: Come) -> Mapping[str, Any]:
    """Only an order of the asker's store: its goods lie there."""
    person = asker.allowed("see_sales")
    order = Order.objects.filter(id=said.order, store_id=asker.store).first()
    if order is None:
        raise NotFound
    try:
        say_ready(person, order, said.channel)
    except ValidationError as error:
        raise Refused("order_not_ready", why=error.messages[0]) from error
    return {}


WHY = {"address_invalid": _("Adressen eller nummeret kan ikke bruges.")}
REQUESTS: dict[str, Handler[Any]] = {
    "send_order": Handler(Sending, send, _("Ordre eller tilbud til en kunde"), WHY),
}
QUESTIONS: dict[str, Handler[Any]] = {
    "find_orders": Handler(Sought, find),
    "order_ready": Handler(Come, ready),
}
