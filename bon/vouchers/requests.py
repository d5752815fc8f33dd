"""What counters ask of vouchers, and what they want done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy as _

from bon.customers.queries import customers
from bon.kit.access import NotFound
from bon.staff.uplink import Asker, Handler
from bon.vouchers import queries
from bon.vouchers.actions.block_card import block_card
from bon.vouchers.actions.hold_card import hold_card, let_go
from bon.vouchers.models import Card

Number = Annotated[str, msgspec.Meta(pattern="^[0-9]{10}$")]
Kind = Literal["gift_card", "credit_note"]
SHOWN = 20
BUYERS = 20


class Which(msgspec.Struct, frozen=True):
    """`sale`: what is on the card is held for it."""

    kind: Kind
    number: Number
    sale: UUID | None = None


class Blocked(msgspec.Struct, frozen=True):
    kind: Kind
    number: Number
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Sought(msgspec.Struct, frozen=True):
    text: Annotated[str, msgspec.Meta(max_length=100)]


def voucher(asker: Asker, which: Which) -> Mapping[str, Any]:
    """What is on a card and what happened to it. One that the ledger has not heard of is new:
    nothing is on it."""
    asker.allowed("sell")
    card = Card.objects.filter(kind=which.kind, number=which.number).first()
    if card is None:
        return {"known": False, "balance": 0, "expires": None, "blocked": False, "history": []}
    block = queries.block_of(which.kind, which.number)
    if which.sale is not None and block is None:
        balance = hold_card(which.kind, which.number, which.sale)
    else:
        held = queries.held_by_others(which.kind, which.number, which.sale)
        balance = max(0, card.balance - held)
    return {
        "known": True,
        "balance": balance,
        "expires": card.expires and card.expires.isoformat(),
        "blocked": block is not None,
        "history": [
            {
                "action": entry.action,
                "amount": entry.amount,
                "at": entry.at.isoformat(),
                "receipt_no": entry.receipt_no,
            }
            for entry in queries.history(which.kind, which.number, SHOWN)
        ],
    }


def find(asker: Asker, sought: Sought) -> Mapping[str, Any]:
    """Cards by the receipt they were sold on, or by who bought them."""
    asker.allowed("see_customer_history")
    text = sought.text.strip()
    if not text:
        return {"cards": []}
    buyers = {customer.id: str(customer) for customer in customers(text)[:BUYERS]}
    sales = queries.sold(buyers, text.upper())[:SHOWN]
    cards = queries.cards(sales)
    return {
        "cards": [
            {
                "kind": sale.kind,
                "number": sale.number,
                "balance": cards[sale.kind, sale.number].balance,
                "issued_at": sale.at.isoformat(),
                "receipt_no": sale.receipt_no,
                "buyer": buyers.get(sale.customer_id, "") if sale.customer_id else "",
            }
            for sale in sales
        ]
    }


def release(asker: Asker, which: Which) -> Mapping[str, Any]:
    """The sale no longer takes the card."""
    asker.allowed("sell")
    if which.sale is not None:
        let_go(which.kind, which.number, which.sale)
    return {}


def block(asker: Asker, blocked: Blocked) -> Mapping[str, Any]:
    """Raises NotFound for a card that the ledger has not heard of."""
    person = asker.allowed("adjust_gift_card")
    if not Card.objects.filter(kind=blocked.kind, number=blocked.number).exists():
        raise NotFound
    block_card(person, blocked.kind, blocked.number, blocked.reason)
    return {}


REQUESTS = {"block_voucher": Handler(Blocked, block, _("Spær et gavekort"))}
QUESTIONS: dict[str, Handler[Any]] = {
    "voucher": Handler(Which, voucher),
    "find_vouchers": Handler(Sought, find),
    "release_voucher": Handler(Which, release),
}
