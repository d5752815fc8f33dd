"""The office's list of accounts: narrowed, ordered, a page at a time."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from bon.accounts.models import Account, Entry
from bon.customers import queries as customers
from bon.customers.models import Customer
from bon.kit.listing import Order, Place, page_of

PAGE = 50
MOST_OWED = Order("balance", down=True)
_VALUES: dict[str, Any] = {
    "name": F("sort_key"),
    "limit": F("credit_limit"),
    "overdue": F("overdue"),
    "balance": F("balance"),
}
COLUMNS = _VALUES.keys()
_OERE = BigIntegerField()
_NOTHING = Value(0, _OERE)


class AccountFilter(NamedTuple):
    """`state`: "owing", "overdue" or "beyond" what they may owe; "" for everybody."""

    text: str = ""
    state: str = ""


class AccountsPage(NamedTuple):
    """Customers with their `balance`, and what of it is `overdue`: owed beyond its last day."""

    rows: list[Any]
    next: Place | None


class Sums(NamedTuple):
    owed: int
    overdue: int


def accounts_page(
    narrow: AccountFilter,
    today: dt.date,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = MOST_OWED,
) -> AccountsPage:
    """Everybody who owes something, has something to their credit, or may owe."""
    placed = _narrowed(narrow, today).annotate(key=F("id"), value=_VALUES[order.column])
    return AccountsPage(*page_of(placed, order, after, size))


def sums(today: dt.date) -> Sums:
    """What all of them owe together."""
    said = _accounts(today).aggregate(
        owed=Coalesce(Sum(Greatest("balance", _NOTHING)), _NOTHING, output_field=_OERE),
        late=Coalesce(Sum("overdue"), _NOTHING, output_field=_OERE),
    )
    return Sums(said["owed"], said["late"])


def _narrowed(narrow: AccountFilter, today: dt.date) -> QuerySet[Any, Any]:
    rows = _accounts(today)
    if narrow.text:
        rows = rows.filter(id__in=customers.customers(narrow.text).order_by().values("id"))
    if narrow.state == "owing":
        rows = rows.filter(balance__gt=0)
    elif narrow.state == "overdue":
        rows = rows.filter(overdue__gt=0)
    elif narrow.state == "beyond":
        rows = rows.filter(balance__gt=F("credit_limit"))
    return rows


def _accounts(today: dt.date) -> QuerySet[Any, Any]:
    """Payments settle the oldest first: overdue is what is owed less what is not due yet."""
    owners = Customer.objects.filter(id__in=Account.objects.values("customer_id"))
    merged = owners.filter(merged_into__isnull=False).values("merged_into")
    waiting = _sum(Entry.objects.filter(due__gte=today), "amount")
    everybody = Customer.objects.filter(
        Q(credit_limit__gt=0) | Q(id__in=owners.values("id")) | Q(id__in=merged),
        merged_into=None,
    )
    overdue = Greatest(F("balance") - waiting, _NOTHING, output_field=_OERE)
    summed = everybody.annotate(balance=_sum(Account.objects.all(), "balance"))
    rows: QuerySet[Any, Any] = summed.annotate(overdue=overdue)
    return rows


def _sum(rows: QuerySet[Any, Any], column: str) -> Coalesce:
    """Over the customer and whoever was made one with them."""
    whose = OuterRef(OuterRef("id"))
    same = Customer.objects.filter(Q(id=whose) | Q(merged_into=whose)).values("id")
    own = rows.filter(customer_id__in=same).order_by().values("organisation_id")
    added = own.annotate(sum=Sum(column)).values("sum")
    return Coalesce(Subquery(added), _NOTHING, output_field=_OERE)
