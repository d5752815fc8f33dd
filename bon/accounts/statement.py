"""An account over time, as a person reads it: each entry with what is owed after it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Sum

from bon.accounts.models import Entry
from bon.customers.models import Customer
from bon.organisation.models import Company
from bon.sales.models import Sale


class Row(NamedTuple):
    """`balance`: after the entry."""

    entry: Entry
    balance: int


class Statement(NamedTuple):
    """`before`: owed when the first row begins. `overdue`: owed beyond its last day. `sellers`:
    the companies that sold what is on it."""

    sellers: list[Company]
    before: int
    rows: list[Row]
    balance: int
    overdue: int

    @property
    def owed_either_way(self) -> int:
        """By the customer, or to them where they paid ahead."""
        return abs(self.balance)


def statement(customer: Customer, today: dt.date, most: int = 200) -> Statement:
    """The latest entries, oldest first."""
    entries = Entry.objects.exclude(kind="cash")
    entries = entries.filter(customer_id__in=Customer.everybody(customer.id))
    latest = list(entries.order_by("-at", "-source_id", "-kind", "-no")[:most])
    balance = entries.aggregate(sum=Sum("amount"))["sum"] or 0
    running = before = balance - sum(entry.amount for entry in latest)
    rows = []
    for entry in reversed(latest):
        running += entry.amount
        rows.append(Row(entry, running))
    waiting = entries.filter(due__gte=today).aggregate(sum=Sum("amount"))["sum"] or 0
    return Statement(_sellers(latest), before, rows, balance, _overdue(balance, waiting))


def _sellers(entries: list[Entry]) -> list[Company]:
    sold = Sale.objects.filter(id__in={entry.source_id for entry in entries})
    stores = sold.order_by().values("store_id").distinct()
    return list(Company.objects.filter(stores__id__in=stores).distinct().order_by("name"))


def _overdue(balance: int, waiting: int) -> int:
    """What is owed beyond its last day: payments settle the oldest first, so it is what is owed
    less what is not due yet."""
    return max(0, balance - waiting)
