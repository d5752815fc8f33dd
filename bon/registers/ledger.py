"""What changes with every sale and a register must know when it is alone: what customers owe, and
what they are promised.

It is told beside the terms, with a mark of its own, so that a sale on account somewhere does not
send every register its whole pricebook again; and it is put together only for a register whose
mark is another.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from bon.accounts import feed as accounts
from bon.kit.tenancy import organisation_id
from bon.orders import feed as orders
from till.shapes import KnownAccount, KnownOrder

_STANDING = """
SELECT r.store_id, coalesce(h.seq, 0), coalesce((
  SELECT md5(string_agg(m.value::text, '' ORDER BY m.scope, m.source)) FROM kit_mark m
  WHERE m.organisation_id = %(tenant)s AND m.scope IN (%(tenant)s, r.store_id)), '')
FROM organisation_register r
LEFT JOIN journal_head h ON h.organisation_id = %(tenant)s AND h.register_id = r.id
WHERE r.organisation_id = %(tenant)s AND r.id = %(register)s
"""


class Standing(NamedTuple):
    """`seq`: up to where the register's own journal is counted in; it adds what it did since.
    `today`: quotes that have run out by it are not told. `value` as in `bon.kit.marks`."""

    store: UUID
    seq: int
    value: str
    today: dt.date

    @property
    def mark(self) -> str:
        return f"{self.seq}-{self.value[:16]}-{self.today:%y%m%d}"


class Ledger(NamedTuple):
    mark: str
    seq: int
    accounts: list[KnownAccount]
    orders: list[KnownOrder]

    def told(self) -> dict[str, Any]:
        return self._asdict()


def standing(register: UUID) -> Standing:
    """One statement, however much is owed and promised."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"tenant": organisation_id(), "register": register})
        store, seq, value = cursor.fetchone()
    return Standing(store, seq, value, timezone.localdate())


def ledger(now: Standing) -> Ledger:
    """A few statements. What comes in meanwhile may be counted twice until the next mark is seen,
    and is never left out."""
    promised = orders.open_orders(now.store, now.today)
    return Ledger(now.mark, now.seq, accounts.accounts(), promised)
