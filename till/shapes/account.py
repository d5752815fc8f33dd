"""Customers' accounts: goods taken now and paid for later."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class KnownAccount(TypedDict):
    """What the host knows of a customer's account now."""

    customer: str
    limit: int  # the most they may owe; 0: no credit (any more)
    days: int  # how long after a sale it is to be paid
    balance: int  # what they owe; less than nothing where they paid ahead
    cash: int  # paid of it in coins and notes, since nothing was owed


class ChargedAccount(TypedDict):
    """On a payment: the account that owes it, or that goods come back to."""

    customer: str
    due: str | None  # the last day to pay; None where it goes back
    balance: int  # what is owed afterwards, as far as the register knew
    approved_by: str | None
    approval: NotRequired[str]
