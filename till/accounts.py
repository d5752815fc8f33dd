"""Customers' accounts: what may be owed, until when, and what a payment into one is.

A sale on account is a sale like any other: turnover and VAT are of the day the goods are handed
over (momsloven § 23). What is paid into the account later is no turnover and has no VAT.
See `docs/algorithms/accounts.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.days import date_of, day_of
from till.errors import Refusal
from till.fields import record, text, whole

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Cart, KnownAccount

OUTSIDE = "outside"  # the VAT class of money that is no turnover


def read_account(command: dict[str, Any], cart: Cart) -> KnownAccount:
    """The account in `command`, which is that of the cart's customer.

    Refuses with `customer_needed` for anybody else's.
    """
    given = record(command, "account")
    customer = text(given, "customer")
    for field in ("limit", "days", "balance", "cash"):
        whole(given, field)
    if cart["customer"] != customer:
        raise Refusal("customer_needed")
    return given  # type: ignore[return-value]


def due_day(at: str, days: int) -> str:
    """The last day to pay what was bought at the moment `at`."""
    return date_of(day_of(at) + days)


def beyond_limit(account: KnownAccount, amount: int) -> int:
    """By how much the customer would owe more than they may, in øre.

    Refuses with `account_closed` where they have no credit at all.
    """
    if account["limit"] <= 0:
        raise Refusal("account_closed")
    return max(0, account["balance"] + amount - account["limit"])


def is_settling(line: Any) -> bool:
    """Whether a line, of a cart or a sale, is money paid into an account."""
    return "account" in line
