"""What changes with every sale and a register must know when it is alone: what customers owe, and
what they are promised.

It is told beside the terms, with a mark of its own, so that a sale on account somewhere does not
send every register its whole pricebook again.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.accounts import feed as accounts
from bon.journal.models import Head
from bon.orders import feed as orders
from till.shapes import KnownAccount, KnownOrder

_encode = msgspec.json.Encoder(order="sorted").encode


class Ledger(NamedTuple):
    """`seq`: up to where the register's own journal is counted in; it adds what it did since."""

    seq: int
    accounts: list[KnownAccount]
    orders: list[KnownOrder]

    @property
    def mark(self) -> str:
        return hashlib.sha256(_encode(self)).hexdigest()[:16]

    def told(self) -> dict[str, Any]:
        return {**self._asdict(), "mark": self.mark}


def ledger(register: UUID, store: UUID) -> Ledger:
    """A few statements. The journal is looked at first: an entry may then be counted twice for a
    moment, and is never left out."""
    head = Head.objects.filter(register_id=register).values_list("seq", flat=True).first()
    promised = orders.open_orders(store, timezone.localdate())
    return Ledger(head or 0, accounts.accounts(), promised)
