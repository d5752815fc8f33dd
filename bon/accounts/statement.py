"""An account over time, as a person reads it: each entry with what is owed after it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.db.models import Sum

from bon.accounts.models import Account, Entry
from bon.customers.models import Customer


class Row(NamedTuple):
    """`balance`: after the entry."""

    entry: Entry
    balance: int


class Statement(NamedTuple):
    """`before`: owed when the first row begins. `overdue`: owed beyond its last day."""

    before: int
    rows: list[Row]
    balance: int
    overdue: int

    @property
    def owed_either_way(self) -> int:
        """By the customer, or to them where they paid ahead."""
        return abs(self.balance)


class Owing(NamedTuple):
    customer: Customer
    balance: int
    overdue: int

    @property
    def beyond(self) -> bool:
        return self.balance > self.customer.credit_limit


def statement(customer: Customer, today: dt.date, most: int = 200) -> Statement:
    """The latest entries, oldest first."""
    entries = Entry.objects.filter(customer_id__in=Customer.everybody(customer.id))
    latest = list(entries.order_by("-at", "-source_id", "-kind", "-no")[:most])
    balance = entries.aggregate(sum=Sum("amount"))["sum"] or 0
    running = before = balance - sum(entry.amount for entry in latest)
    rows = []
    for entry in reversed(latest):
        running += entry.amount
        rows.append(Row(entry, running))
    waiting = entries.filter(due__gte=today).aggregate(sum=Sum("amount"))["sum"] or 0
    return Statement(before, rows, balance, _overdue(balance, waiting))


def _overdue(balance: int, waiting: int) -> int:
    """What is owed beyond its last day: payments settle the oldest first, so it is what is owed
    less what is not due yet."""
    return max(0, balance - waiting)


def owing(today: dt.date) -> list[Owing]:
    """Everybody who owes something or has credit, who owes most first."""
    sums: dict[UUID, int] = dict(Account.objects.values_list("customer_id", "balance"))
    not_due: dict[UUID, int] = dict(
        Entry.objects.filter(due__gte=today)
        .order_by()
        .values_list("customer_id")
        .annotate(Sum("amount"))
    )
    customers = Customer.objects.filter(id__in=sums) | Customer.objects.filter(credit_limit__gt=0)
    rows = {row.id: row for row in customers.select_related("merged_into")}
    balances: dict[UUID, list[int]] = {}
    kept: dict[UUID, Customer] = {}
    for id, row in rows.items():
        root = row.merged_into or row
        kept[root.id] = root
        totals = balances.setdefault(root.id, [0, 0])
        totals[0] += sums.get(id, 0)
        totals[1] += not_due.get(id, 0)
    found = [
        Owing(kept[id], balance, _overdue(balance, waiting))
        for id, (balance, waiting) in balances.items()
    ]
    return sorted(found, key=lambda each: (-each.balance, each.customer.sort_key))
