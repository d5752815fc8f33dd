"""A delivery is taken in at the counter, by a cashier with a scanner."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from django.utils import timezone

from bon.catalog.actions.change_product import change_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_jacket
from bon.purchasing.models import Count, GoodsReceipt
from bon.purchasing.parts import parts_of
from bon.purchasing.tests.shop import ordered
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast
from bon.stock.models import Level

PUMP = "5701234567899"


def ask(tablet: Tablet, cast: Cast, kind: str, **body: Any) -> Any:
    said = {"kind": kind, "body": body, "employee": str(cast.cashier.id)}
    return tablet.post("questions", said).json()


def test_a_delivery_is_scanned_in_at_the_counter(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast, pieces=12)
    tablet = paired(cast)
    (row,) = ask(tablet, cast, "deliveries")["answer"]["deliveries"]
    assert row == {
        "order": str(order.id),
        "number": order.number,
        "supplier": "Nordic Parts",
        "expected": row["expected"],
        "goods": 1,
        "begun": False,
    }
    opened = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]
    id, scan = opened["id"], str(uuid4())
    assert ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]["id"] == id
    for _sent_twice in range(2):
        told = ask(tablet, cast, "count_delivery", id=id, scan=scan, code=PUMP)["answer"]
        assert told["last"] == str(pump.id)
        assert told["goods"][0]["counted_milli"] == 1_000
    more = {"variant": str(pump.id), "quantity_milli": 10_000}
    ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), **more)
    strange = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), code="5709999999993")
    assert (strange["answer"]["last"], strange["answer"]["goods"]) == (None, [])
    again = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]
    assert again["goods"][0]["counted_milli"] == 11_000
    too_few = {"variant": str(pump.id), "quantity_milli": -12_000}
    refused = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), **too_few)
    assert refused["error"] == "delivery_refused"
    for _asked_twice in range(2):
        booked = ask(tablet, cast, "book_delivery", id=id)["answer"]
        assert booked == {"pieces_milli": 11_000, "waiting": []}
    with cast.at_work():
        assert Count.objects.count() == 2
        assert Level.objects.get(variant_id=pump.id).on_hand_milli == 11_000
    late = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), code=PUMP)
    assert late["error"] == "delivery_refused"
    answer_lost = ask(tablet, cast, "count_delivery", id=id, scan=scan, code=PUMP)["answer"]
    assert answer_lost["last"] == str(pump.id)
    with cast.at_work():
        assert Count.objects.count() == 2
        assert Level.objects.get(variant_id=pump.id).on_hand_milli == 11_000


def test_a_scan_is_answered_with_what_changed_and_what_others_counted(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        jacket = make_jacket(cast)
        small, _medium, large = jacket.variants.order_by("position")
    tablet = paired(cast)

    def count(variant: Variant, **more: str) -> Any:
        said = {"id": id, "scan": str(uuid4()), "variant": str(variant.id), **more}
        return ask(tablet, cast, "count_delivery", **said)["answer"]

    def counted(answer: Any) -> dict[str, int]:
        return {row["sku"]: row["counted_milli"] for row in answer["goods"]}

    opened = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]
    id, later = opened["id"], (timezone.now() + dt.timedelta(hours=1)).isoformat()
    assert counted(opened) == {"PU-1": 0}
    assert counted(count(small)) == {"RJ-S": 1_000}
    assert counted(count(pump, since=later)) == {"PU-1": 1_000}
    # An answer that was lost is made up for by the next one.
    told = count(large, since=opened["seen"])
    assert counted(told) == {"PU-1": 1_000, "RJ-L": 1_000, "RJ-S": 1_000}
    assert told["last"] == str(large.id)
    assert opened["seen"] < told["seen"] < later
    whole = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]
    assert whole == {**opened, "seen": told["seen"], "goods": whole["goods"]}
    assert sorted(counted(whole)) == ["PU-1", "RJ-L", "RJ-S"]


def test_all_of_it_has_come_and_no_second_time(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast, pieces=12)
    tablet = paired(cast)
    for _answer_lost in range(2):
        booked = ask(tablet, cast, "receive_order", order=str(order.id))["answer"]
        assert booked == {"pieces_milli": 12_000, "waiting": []}
    assert ask(tablet, cast, "deliveries")["answer"] == {"deliveries": []}
    assert ask(tablet, cast, "open_delivery", order=str(order.id)) == {
        "error": "delivery_refused",
        "data": {"why": "Der ventes ingen varer på ordren."},
    }
    with cast.at_work():
        assert GoodsReceipt.objects.count() == 1
        assert Level.objects.get(variant_id=pump.id).on_hand_milli == 12_000


def test_another_stores_delivery_is_nobodys_here(cast: Cast) -> None:
    with cast.at_work():
        order, _pump = ordered(cast)
        order.store = cast.other_store
        order.save()
    tablet = paired(cast)
    assert ask(tablet, cast, "deliveries")["answer"] == {"deliveries": []}
    assert ask(tablet, cast, "receive_order", order=str(order.id))["error"] == "not_found"
    said = {"kind": "deliveries", "body": {}, "employee": str(cast.stranger.id)}
    assert tablet.post("questions", said).json()["error"] == "not_allowed"


def test_a_symbol_scanned_at_the_counter_names_the_lot(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        change_product(cast.manager, pump.product, batch=True)
    tablet = paired(cast)
    id = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]["id"]
    symbol = f"]d2010{PUMP}1727013110L-7"
    for _scanned in range(2):
        ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), code=symbol)
    broken = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid4()), code=symbol + "7" * 60)
    assert broken["error"] == "delivery_refused"
    with cast.at_work():
        [part] = parts_of(GoodsReceipt.objects.get())[pump.id]
        assert part == (pump.id, "L-7", dt.date(2027, 1, 31), False, 2_000)
