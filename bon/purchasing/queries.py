"""Reads over suppliers, orders and deliveries. Quantities are thousandths."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, ExpressionWrapper, F, IntegerField, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from bon.catalog.models import Product, Variant
from bon.customers.models import Customer
from bon.customers.queries import kept
from bon.orders.actions.say_ready import Channel, addresses_of
from bon.orders.models import Order, OrderLine, Ready
from bon.orders.standing import Standing, standings
from bon.purchasing.facts import Part
from bon.purchasing.models import (
    Article,
    GoodsReceipt,
    PurchaseLine,
    PurchaseOrder,
    ReceiptLine,
    Supplier,
)
from bon.purchasing.models import Count as Counts
from bon.purchasing.parts import parts_of

CLOCKS_APART = dt.timedelta(seconds=5)
_WORTH = ExpressionWrapper(F("lines__packs") * F("lines__cost"), output_field=IntegerField())
OPEN = Q(ended_at=None)
LISTS: dict[str, Q] = {
    "open": OPEN,
    "drafts": OPEN & Q(sent_at=None),
    "coming": OPEN & Q(sent_at__isnull=False),
    "ended": Q(ended_at__isnull=False),
}


def orders(show: str, store: UUID | None) -> QuerySet[PurchaseOrder]:
    """The latest first, each with `goods` (lines) and `worth` (hundredths of its currency)."""
    rows = PurchaseOrder.objects.filter(LISTS[show]).select_related("supplier", "store")
    if store is not None:
        rows = rows.filter(store=store)
    summed: QuerySet[PurchaseOrder] = rows.annotate(
        goods=Count("lines"), worth=Coalesce(Sum(_WORTH), 0)
    )
    return summed.order_by("-number")


def lines_of(order: PurchaseOrder) -> list[PurchaseLine]:
    """In the order of the goods' names."""
    rows = PurchaseLine.objects.filter(order=order).select_related("variant", "article")
    return list(rows.order_by("variant__sort_key", "id"))


def worth_of(lines: list[PurchaseLine]) -> int:
    return sum(line.worth for line in lines)


def suppliers(*, archived: bool) -> QuerySet[Supplier]:
    """By name, each with `sold`: how many articles are known."""
    rows: QuerySet[Supplier] = Supplier.objects.filter(archived_at__isnull=not archived)
    return rows.annotate(sold=Count("articles")).order_by("name")


def articles(supplier: Supplier, text: str, show: str) -> QuerySet[Article]:
    """Theirs, by number, narrowed by words in number, names and codes. `show`: "ours" for what
    the shop sells, "theirs" for what it does not."""
    rows: QuerySet[Article] = Article.objects.filter(supplier=supplier).select_related("variant")
    for word in text.split():
        inside = Q(name__icontains=word) | Q(variant__name__icontains=word)
        rows = rows.filter(inside | Q(number__istartswith=word) | Q(barcode=word))
    if show in ("ours", "theirs"):
        rows = rows.filter(variant__isnull=show == "theirs")
    return rows


class Counting(NamedTuple):
    """Goods of a delivery: what the order still lacked, and what has been counted."""

    variant: Variant
    line: ReceiptLine | None
    ordered_milli: int
    for_customer: bool
    parts: Sequence[Part] = ()

    @property
    def told_apart(self) -> bool:
        """Whether lots or serial numbers are asked for."""
        product: Product = self.variant.product
        return product.batch or product.serial

    @property
    def unnamed_milli(self) -> int:
        """Counted, and of no lot or number that anybody has named."""
        return self.counted_milli - sum(part.quantity_milli for part in self.parts)

    @property
    def counted_milli(self) -> int:
        return self.line.counted_milli if self.line else 0

    @property
    def damaged_milli(self) -> int:
        return self.line.damaged_milli if self.line else 0

    @property
    def state(self) -> str:
        """`none` yet, `short`, `right`, or `over` what was ordered."""
        here = self.counted_milli + self.damaged_milli
        if here == self.ordered_milli:
            return "right"
        if here > self.ordered_milli:
            return "over"
        return "short" if here else "none"


def counting(receipt: GoodsReceipt, variants: Collection[UUID] | None = None) -> list[Counting]:
    """What was ordered by name, with what has been counted; what nobody ordered behind it.
    `variants`: these alone."""
    ordered: dict[UUID, int] = defaultdict(int)
    customers: set[UUID] = set()
    narrow = Q() if variants is None else Q(variant__in=variants)
    counted = ReceiptLine.objects.filter(narrow, receipt=receipt)
    lines = {line.variant_id: line for line in counted}
    if receipt.order_id is not None:
        for line in PurchaseLine.objects.filter(narrow, order=receipt.order_id):
            ordered[line.variant_id] += line.left_milli
            if line.customer_order is not None:
                customers.add(line.variant_id)
    wanted = {variant for variant, left in ordered.items() if left} | lines.keys()
    rows = Variant.objects.filter(id__in=wanted).select_related("product").order_by("sort_key")
    parts = parts_of(receipt, variants)
    found = [
        Counting(
            row,
            lines.get(row.id),
            ordered.get(row.id, 0),
            row.id in customers,
            parts.get(row.id, ()),
        )
        for row in rows
    ]
    return sorted(found, key=lambda row: not row.ordered_milli)


def seen(receipt: GoodsReceipt) -> dt.datetime:
    """When anything was last counted."""
    at: dt.datetime | None = Counts.objects.filter(line__receipt=receipt).aggregate(at=Max("at"))[
        "at"
    ]
    return at or receipt.opened_at


def counted_since(receipt: GoodsReceipt, since: dt.datetime) -> set[UUID]:
    """What was counted from then on, by anybody. One counts after the other, under the receipt's
    lock, so that nothing is told of later with an earlier moment; clocks apart."""
    rows = Counts.objects.filter(line__receipt=receipt, at__gte=since - CLOCKS_APART)
    return set(rows.values_list("line__variant", flat=True))


def booked(receipt: GoodsReceipt) -> list[ReceiptLine]:
    """What came, by name."""
    rows = ReceiptLine.objects.filter(receipt=receipt).select_related("variant__product__vat_class")
    counted = rows.filter(Q(counted_milli__gt=0) | Q(damaged_milli__gt=0))
    return list(counted.order_by("variant__sort_key", "id"))


def last_of(order: PurchaseOrder) -> GoodsReceipt | None:
    """The delivery that was booked last, and stands."""
    rows = GoodsReceipt.objects.filter(order=order, booked_at__isnull=False, undone_at=None)
    found: GoodsReceipt | None = rows.order_by("booked_at", "id").last()
    return found


def coming(store: UUID | None) -> list[PurchaseOrder]:
    """Orders that goods are expected on, the first expected first, each with `goods`."""
    rows = PurchaseOrder.objects.filter(OPEN, sent_at__isnull=False)
    if store is not None:
        rows = rows.filter(store=store)
    counted = rows.select_related("supplier", "store").annotate(goods=Count("lines"))
    return list(counted.order_by(F("expected").asc(nulls_last=True), "number"))


def receipts(store: UUID | None) -> QuerySet[GoodsReceipt]:
    """Deliveries that were not thrown away, the latest first."""
    rows: QuerySet[GoodsReceipt] = GoodsReceipt.objects.filter(dropped_at=None)
    rows = rows.select_related("supplier", "store", "order")
    return (rows.filter(store=store) if store else rows).order_by("-opened_at", "-id")


class Waiting(NamedTuple):
    """A customer's order that some of the goods are for."""

    standing: Standing
    customer: Customer | None
    ready: bool

    @property
    def ways(self) -> list[Channel]:
        """How the customer can be told."""
        return list(addresses_of(self.customer))


def waiting_for(receipt: GoodsReceipt) -> list[Waiting]:
    """Customers of the store who wait for what came, those it was bought for first."""
    came = [line.variant_id for line in booked(receipt) if line.counted_milli]
    ids = set(OrderLine.objects.filter(variant_id__in=came).values_list("order_id", flat=True))
    rows = Order.objects.filter(id__in=ids, settled_at=None, store_id=receipt.store_id)
    told = standings(rows.exclude(kind="quote").order_by("at", "id"))
    ready = set(Ready.objects.filter(order_id__in=ids).values_list("order_id", flat=True))
    bought = set(
        PurchaseLine.objects.filter(order=receipt.order_id).values_list("customer_order", flat=True)
    )
    customers = kept(each.order.customer_id for each in told)
    found = [
        Waiting(each, customers.get(each.order.customer_id), each.order.id in ready)
        for each in told
        if each.open and _lacks(each, came)
    ]
    return sorted(found, key=lambda row: row.standing.order.id not in bought)


def _lacks(standing: Standing, came: list[UUID]) -> bool:
    wanted = {str(id) for id in came}
    return any(line["left_milli"] and line["item"]["variant"] in wanted for line in standing.lines)
