"""What registers want done with sales that are written, and what they ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.customers.models import Customer
from bon.customers.told import told
from bon.kit.access import NotFound
from bon.sales.actions.name_customer import TooLate, name_customer
from bon.sales.actions.send_letter import NoAddress, send_letter
from bon.sales.finding import Like, Which, find_sales, tell_sale
from bon.sales.models import Sale, SaleLine
from bon.sales.of_customer import regulars
from bon.staff.uplink import Asker, Handler, NotYet, Refused


class Naming(msgspec.Struct, frozen=True):
    """Whose sale it was after all."""

    sale: UUID
    customer: UUID


class Receipt(msgspec.Struct, frozen=True):
    """Where a customer wants the receipt sent: as typed."""

    sale: UUID
    channel: Literal["email", "sms"]
    to: Annotated[str, msgspec.Meta(min_length=3, max_length=120)]


class Slip(msgspec.Struct, frozen=True):
    """The code of a bottle machine's slip."""

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Most(msgspec.Struct, frozen=True):
    most: Annotated[int, msgspec.Meta(ge=1, le=500)] = 300


def named(asker: Asker, naming: Naming) -> Mapping[str, Any]:
    person = asker.allowed("edit_customers")
    if not Customer.objects.filter(id=naming.customer, erased_at=None).exists():
        raise NotYet("no such customer")
    sale = Sale.objects.filter(id=naming.sale).first()
    if sale is None:
        raise NotYet("no such sale")
    if sale.store_id != asker.store:
        raise NotFound
    try:
        name_customer(person, sale, naming.customer, timezone.localtime(asker.at))
    except TooLate as error:
        raise Refused("customer_too_late") from error
    return {}


def sent(asker: Asker, receipt: Receipt) -> Mapping[str, Any]:
    """The sale may come later than the wish: the job waits for it."""
    person = asker.allowed("sell")
    sale = Sale.objects.filter(id=receipt.sale).first()
    if sale is not None and sale.store_id != asker.store:
        raise NotFound
    try:
        send_letter(person, "sales.receipt", receipt.sale, receipt.channel, receipt.to, asker.at)
    except NoAddress as error:
        raise Refused("address_invalid") from error
    return {}


def regular(asker: Asker, asked: Most) -> Mapping[str, Any]:
    """Those who come most often to this store, for a device to know without a network."""
    asker.allowed("see_customers")
    return {"customers": told(regulars(asker.store, asked.most))}


def redeemed(asker: Asker, slip: Slip) -> Mapping[str, Any]:
    """Whether a slip was paid out before, in any store."""
    asker.allowed("sell")
    paid = SaleLine.objects.filter(slip=slip.code, sale__training=False)
    return {"redeemed": paid.exists()}


WHY = {"customer_too_late": _("Salget er fra en anden dag eller har allerede en kunde.")}
ADDRESS = {"address_invalid": _("Adressen eller nummeret kan ikke bruges.")}
REQUESTS: dict[str, Handler[Any]] = {
    "name_customer": Handler(Naming, named, _("Kunde på et betalt salg"), WHY),
    "send_receipt": Handler(Receipt, sent, _("Bon til en kunde"), ADDRESS),
}
QUESTIONS: dict[str, Handler[Any]] = {
    "deposit_slip": Handler(Slip, redeemed),
    "regular_customers": Handler(Most, regular),
    "sale": Handler(Which, tell_sale),
    "sales_like": Handler(Like, find_sales),
}
