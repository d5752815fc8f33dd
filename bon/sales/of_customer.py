"""What customers bought."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from bon.customers.models import Customer
from bon.sales.models import LateCustomer, Sale

REGULAR_DAYS = 90


class Bought(NamedTuple):
    """All of a customer's sales together, in øre."""

    sales: int
    total: int
    latest: list[Sale]


def bought_by(customer: UUID, most: int = 20, store: UUID | None = None) -> Bought:
    """Under every id they have had, also where they were named after the sale. Without training.
    `store`: only there."""
    rows = _sales_of(customer)
    if store is not None:
        rows = rows.filter(store_id=store)
    sums = rows.aggregate(sales=Count("id"), total=Sum("turnover"))
    latest = list(rows.order_by("-at", "-id")[:most])
    return Bought(sums["sales"], sums["total"] or 0, latest)


def customer_of(sale: Sale) -> UUID | None:
    """Whose sale it is, by the journal or as was said afterwards."""
    if sale.customer_id:
        return sale.customer_id
    late: UUID | None = (
        LateCustomer.objects.filter(sale_id=sale.id).values_list("customer_id", flat=True).first()
    )
    return late


def regulars(store: UUID, most: int, now: datetime | None = None) -> list[UUID]:
    """Who came most often of late."""
    since = (now or timezone.now()) - timedelta(days=REGULAR_DAYS)
    rows = Sale.objects.filter(
        store_id=store, customer_id__isnull=False, at__gte=since, training=False
    )
    counted = rows.order_by().values("customer_id").annotate(times=Count("id"))
    found = counted.order_by("-times", "customer_id").values_list("customer_id", flat=True)
    return list(found[:most])


def _sales_of(customer: UUID) -> QuerySet[Sale]:
    ids = Customer.everybody(customer)
    late = LateCustomer.objects.filter(customer_id__in=ids).values("sale_id")
    rows: QuerySet[Sale] = Sale.objects.filter(training=False)
    return rows.filter(Q(customer_id__in=ids) | Q(id__in=late))
