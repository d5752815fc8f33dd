"""Where a batch came from, and where it went: what is asked when goods are called back."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from bon.batches.left import Left, left
from bon.batches.models import Batch, BatchMovement
from bon.customers.models import Customer
from bon.organisation.models import Store
from bon.purchasing.models import GoodsReceipt
from bon.sales.models import SaleLine
from bon.staff.models import Person

MOST = 200


class Passage(NamedTuple):
    """Goods of a batch that came or went. `receipt` is the delivery they came with."""

    at: dt.datetime
    store: str
    reason: str
    quantity_milli: int
    who: str
    receipt: GoodsReceipt | None


class Named(NamedTuple):
    """A line of a sale that names the batch; negative: it came back."""

    at: dt.datetime
    store: str
    sale: UUID
    receipt_no: str
    quantity_milli: int
    customer: Customer | None


def passages(batch: Batch, store: UUID | None = None) -> list[Passage]:
    """In every store, or one, the latest first."""
    rows = BatchMovement.objects.filter(batch=batch).select_related("store")
    if store is not None:
        rows = rows.filter(store=store)
    found = list(rows.order_by("-at", "-id"))
    receipts = GoodsReceipt.objects.filter(id__in=[row.source_id for row in found])
    by_id = {row.id: row for row in receipts.select_related("supplier")}
    people = Person.objects.filter(id__in={row.who for row in found if row.who})
    names = dict(people.values_list("id", "name"))
    return [
        Passage(
            row.at,
            row.store.name,
            row.get_reason_display(),
            row.quantity_milli,
            names.get(row.who, ""),
            by_id.get(row.source_id),
        )
        for row in found
    ]


def rests(batch: Batch, store: UUID | None = None) -> list[tuple[str, Left]]:
    """What is left, by store."""
    names = dict(Store.objects.values_list("id", "name"))
    rows = [row for row in left(store, [batch.variant_id]) if row.batch == batch.id]
    return sorted((names.get(row.store, ""), row) for row in rows)


def named_in(batch: Batch, store: UUID | None = None) -> list[Named]:
    """Sales that name it, the latest first; sales of training are none."""
    number = {"serial" if batch.piece else "lot": batch.number}
    lines = SaleLine.objects.filter(
        variant_id=batch.variant_id, sale__training=False, **number
    ).select_related("sale")
    if store is not None:
        lines = lines.filter(sale__store_id=store)
    found = list(lines.order_by("-sale__at", "-sale_id")[:MOST]) if batch.number else []
    names = dict(Store.objects.values_list("id", "name"))
    bought = {line.sale.customer_id for line in found if line.sale.customer_id}
    customers = {row.id: row for row in Customer.objects.filter(id__in=bought)}
    return [
        Named(
            line.sale.at,
            names.get(line.sale.store_id, ""),
            line.sale_id,
            line.sale.receipt_no,
            line.quantity_milli,
            customers.get(line.sale.customer_id),
        )
        for line in found
    ]
