"""What registers ask of deliveries: what is expected, and taking it in by scan.

All of it are questions: goods are taken in where the server is, or not at all. A count carries an
id of the register's own, so that one whose answer was lost is asked again and counts once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import Annotated, Any, TypeVar
from uuid import UUID

import msgspec
from django.core.exceptions import ValidationError

from bon.catalog.access import variant_for
from bon.kit.access import NotFound
from bon.purchasing import queries
from bon.purchasing.access import coming_for, receipt_for
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.models import GoodsReceipt, PurchaseOrder, Supplier
from bon.purchasing.scanned import what_is
from bon.staff.models import Person
from bon.staff.uplink import Asker, Handler, Refused
from bon.stock.find import PIECE, unsaid

MOST_MILLI = 10**9
Told = Mapping[str, Any]
T = TypeVar("T")
REQUESTS: dict[str, Handler[Any]] = {}


class Nothing(msgspec.Struct, frozen=True):
    """Nothing more is said."""


class Ordered(msgspec.Struct, frozen=True):
    """Which purchase order."""

    order: UUID


class Delivered(msgspec.Struct, frozen=True):
    """Which delivery."""

    id: UUID


class Scan(msgspec.Struct, frozen=True):
    """One scan of a `code`, or so many of a `variant`, less than nothing to take some back.
    `scan` is the register's id of it; `since`: what was counted before then it has seen."""

    id: UUID
    scan: UUID
    code: Annotated[str, msgspec.Meta(max_length=256)] = ""
    variant: UUID | None = None
    quantity_milli: Annotated[int, msgspec.Meta(ge=-MOST_MILLI, le=MOST_MILLI)] = PIECE
    since: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None


def deliveries(asker: Asker, _said: Nothing) -> Told:
    """What suppliers are to bring to the asker's store, the first expected first."""
    asker.allowed("receive")
    rows = queries.coming(asker.store)
    begun = GoodsReceipt.objects.filter(
        order__in=[row.id for row in rows], booked_at=None, dropped_at=None
    )
    open_ones = set(begun.values_list("order_id", flat=True))
    return {
        "deliveries": [
            {
                "order": str(row.id),
                "number": row.number,
                "supplier": row.supplier.name,
                "expected": row.expected.isoformat() if row.expected else None,
                "goods": getattr(row, "goods", 0),
                "begun": row.id in open_ones,
            }
            for row in rows
        ]
    }


def open_delivery(asker: Asker, said: Ordered) -> Told:
    """Begins to count what an order brings, or joins whoever has begun."""
    person = asker.allowed("receive")
    order = _coming(asker, person, said.order)
    return _told(_carried(lambda: open_receipt(person, order)))


def count_delivery(asker: Asker, said: Scan) -> Told:
    """What was counted, and what others have counted `since`, as it stands then; `last`: what it
    was, null for a code nobody knows."""
    person = asker.allowed("receive")
    found = _delivery(asker, person, said.id)
    counted = _counted(person, found.supplier, said)
    if counted is not None:
        _carried(lambda: count_goods(person, found, counted))
    others = queries.counted_since(found, said.since) if said.since else set()
    changed = others | ({counted.variant} if counted else set())
    last = str(counted.variant) if counted else None
    return {**_standing(found, changed), "last": last}


def book_delivery(asker: Asker, said: Delivered) -> Told:
    """What was counted lies in the store. Asked again, it says the same."""
    person = asker.allowed("receive")
    found = _delivery(asker, person, said.id)
    if found.booked_at is None:
        _carried(lambda: book_receipt(person, found))
    return _outcome(asker, found)


def receive_order(asker: Asker, said: Ordered) -> Told:
    """All that an order still lacks has come. Asked again, it says what came last."""
    person = asker.allowed("receive")
    order = _coming(asker, person, said.order)
    came = queries.last_of(order) if order.ended_as == "received" else None
    return _outcome(asker, came or _carried(lambda: receive_all(person, order)))


def _counted(person: Person, supplier: Supplier, said: Scan) -> Counted | None:
    """None for a code nobody knows. Raises Refused for a label that does not say how much it is."""
    if said.variant is not None:
        variant = variant_for(person, said.variant)
        return Counted(variant.id, said.quantity_milli, id=said.scan)
    scanned = what_is(supplier, said.code)
    if scanned.variant is None:
        return None
    if not scanned.quantity_milli:
        raise Refused("delivery_refused", why=unsaid(scanned.variant))
    lot = (scanned.number, scanned.expires_on)
    return Counted(scanned.variant.id, scanned.quantity_milli, 0, said.scan, *lot)


def _coming(asker: Asker, person: Person, id: UUID) -> PurchaseOrder:
    found = coming_for(person, id)
    if found.store_id != asker.store:
        raise NotFound
    return found


def _delivery(asker: Asker, person: Person, id: UUID) -> GoodsReceipt:
    found = receipt_for(person, id)
    if found.store_id != asker.store:
        raise NotFound
    return found


def _carried(act: Callable[[], T]) -> T:
    try:
        return act()
    except ValidationError as error:
        raise Refused("delivery_refused", why=error.messages[0]) from error


def _told(receipt: GoodsReceipt) -> dict[str, Any]:
    """A delivery that is counted."""
    number = receipt.order.number if receipt.order else None
    return {"supplier": receipt.supplier.name, "number": number, **_standing(receipt)}


def _standing(receipt: GoodsReceipt, variants: Collection[UUID] | None = None) -> dict[str, Any]:
    """Its goods, or these of them, and until when what was counted is among them."""
    # Before the goods are read: what is counted between the two is told of twice, not never.
    seen = queries.seen(receipt)
    return {
        "id": str(receipt.id),
        "seen": seen.isoformat(),
        "goods": [
            {
                "variant": str(row.variant.id),
                "name": row.variant.name,
                "sku": row.variant.sku,
                "ordered_milli": row.ordered_milli,
                "counted_milli": row.counted_milli,
                "for_customer": row.for_customer,
            }
            for row in queries.counting(receipt, variants)
        ],
    }


def _outcome(asker: Asker, receipt: GoodsReceipt) -> dict[str, Any]:
    """What a booked delivery came to, and which customers wait for it."""
    lines = queries.booked(receipt)
    seen = asker.right("see_sales") is not None
    return {
        "pieces_milli": sum(line.quantity_milli for line in lines),
        "waiting": [
            {
                "order": str(row.standing.order.id),
                "number": row.standing.order.number,
                "customer": str(row.customer or ""),
                "ways": row.ways,
                "ready": row.ready,
                "goods": [
                    line["item"]["name"] for line in row.standing.lines if line["left_milli"]
                ],
            }
            for row in (queries.waiting_for(receipt) if seen else [])
        ],
    }


QUESTIONS: dict[str, Handler[Any]] = {
    "deliveries": Handler(Nothing, deliveries),
    "open_delivery": Handler(Ordered, open_delivery),
    "count_delivery": Handler(Scan, count_delivery),
    "book_delivery": Handler(Delivered, book_delivery),
    "receive_order": Handler(Ordered, receive_order),
}
