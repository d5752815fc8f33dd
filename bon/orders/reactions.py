"""How orders follow the journal."""

from __future__ import annotations

from collections.abc import Sequence

from bon.journal.facts import EntriesReceived, KeptEntry, as_json
from bon.kit import marks
from bon.kit.calls import call
from bon.kit.facts import effect, projection
from bon.orders.models import Entry, Order, OrderLine


def record_orders(received: Sequence[EntriesReceived]) -> None:
    """Orders placed, money and goods in and out of them."""
    for each in received:
        if touching := _touching(each):
            call("orders_record", each.organisation, each.store, as_json(touching))


def tell_doubles(received: Sequence[EntriesReceived]) -> None:
    """Tasks for what was taken out twice; the sales stand."""
    for each in received:
        if touching := _touching(each):
            call("orders_tell", each.organisation, [kept.entry.id for kept in touching])


def tell_registers(received: Sequence[EntriesReceived]) -> None:
    """The stores whose registers know other orders now. A payment that was put right may be one of
    an order, or into an account, of which its cash is counted."""
    for each in received:
        if touching := _touching(each):
            ids = [kept.entry.id for kept in touching]
            call("orders_renew_marks", each.organisation, each.store, each.register, ids)
        if any(kept.entry.kind == "payment_changed" for kept in each.in_earnest):
            marks.renew([each.organisation], each.register)


def _touching(received: EntriesReceived) -> list[KeptEntry]:
    return [
        kept
        for kept in received.in_earnest
        if kept.entry.kind in ("order_placed", "order_given_up")
        or (kept.sale is not None and any(line.order is not None for line in kept.sale.lines))
    ]


REACTIONS = [
    projection(EntriesReceived, record_orders, writes=(Order, OrderLine, Entry)),
    effect(EntriesReceived, tell_doubles),
    effect(EntriesReceived, tell_registers),
]
