"""Goods that come back: counted line by line, across registers that could not reach each other."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.utils import timezone

from bon.kit.models import Task
from bon.kit.worklist import listed
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, TUBE, Counter, open_counter
from bon.sales.actions.check_returns import check_returns
from bon.sales.finding import Which, tell_sale
from bon.sales.models import Sale, SaleLine
from bon.sales.returned import back_of, refunded_of
from bon.staff.cast import Cast
from bon.staff.uplink import Asker
from bon.stock import queries as stock
from bon.stock.models import Level
from till.labels import label_code
from till.shapes import Entry, Returned


def body_of(entry: Entry) -> str:
    return json.dumps(entry["body"], sort_keys=True)


def send(counter: Counter) -> None:
    counter.till.send(counter.deliver)


def test_what_came_back_is_counted_line_by_line_and_lies_in_the_store_again(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    sold = counter.till.sell(Basket([(BELL, 3000), (TUBE, 1000)]))
    first = counter.till.take_back(sold, {1: 1000})
    before: Returned = {"quantity_milli": 1000, "total": -first["body"]["total"]}
    last = counter.till.take_back(sold, {1: 2000}, before)
    send(counter)
    with cast.at_work():
        sale = Sale.objects.get(id=sold["id"])
        assert [(b.line, b.quantity_milli) for b in back_of(sale)] == [(1, 3000)]
        [paid] = sale.payments.all()
        assert [(r.tender, r.amount) for r in refunded_of(sale)] == [
            ("card", sum(line.total for line in sale.lines.filter(no=1)))
        ]
        assert paid.amount == sale.total
        line = SaleLine.objects.get(sale_id=last["id"], no=1)
        assert (line.origin_sale_id, line.origin_line) == (sale.id, 1)
        assert (line.returned_by, line.reason, line.restock) == ("receipt", "regret", "floor")
        levels = {str(v): n for v, n in Level.objects.values_list("variant_id", "on_hand_milli")}
        assert levels == {BELL["variant"]: 0, TUBE["variant"]: -1000}
        assert stock.broken_levels() == []
        check_returns([UUID(last["id"])])
        assert not Task.objects.exists()


def test_two_registers_take_the_same_back_and_the_owner_is_told_once(cast: Cast) -> None:
    here = open_counter(cast.register, [cast.owner])
    there = open_counter(cast.other_register, [cast.owner])
    sold = here.till.sell(Basket([(BELL, 1000)]))
    first, second = here.till.take_back(sold, {1: 1000}), there.till.take_back(sold, {1: 1000})
    # The return of the other register arrives before the sale itself.
    send(there)
    with cast.at_work():
        check_returns([UUID(second["id"])])
        assert not Task.objects.exists()
    send(here)
    with cast.at_work():
        assert Sale.objects.count() == 3
        check_returns([UUID(first["id"])])
        check_returns([UUID(second["id"]), UUID(first["id"])])
        [told] = listed(cast.owner, done=False, most=10)
        receipt_no = sold["body"]["receipt_no"]
        assert told.task.facts["receipt_no"] == receipt_no
        assert told.task.facts["worth"] == sold["body"]["total"]
        assert sorted(told.task.facts["receipts"]) == sorted(
            [first["body"]["receipt_no"], second["body"]["receipt_no"]]
        )
        assert receipt_no in told.words


def test_a_label_used_at_two_registers_is_told_of_once(cast: Cast) -> None:
    here = open_counter(cast.register, [cast.owner])
    there = open_counter(cast.other_register, [cast.owner])
    for counter in (here, there):
        rights = counter.till.pricebook["employees"][0]["permissions"]
        rights["exchange"] = {"answer": "allow", "limit": None}
    sold: Any = here.till.sell(Basket([(BELL, 1000)]))["body"]
    label = label_code(here.till.pricebook, sold, sold["lines"][0], 1)
    loose = ("return_item", {"item": BELL, "label": label, "reason": "regret"})
    # A piece for a piece: nothing is owed either way.
    returns = [
        counter.till.sell(Basket([(BELL, 1000)], commands=[loose])) for counter in (here, there)
    ]
    send(here)
    send(there)
    with cast.at_work():
        check_returns([UUID(each["id"]) for each in returns])
        [told] = listed(cast.owner, done=False, most=10)
        assert told.task.facts["label"] == label
        assert told.task.facts["worth"] == BELL["price"]


def test_a_sale_of_another_store_is_told_with_what_came_back_of_it(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    sold = counter.till.sell(Basket([(BELL, 2000)]))
    counter.till.take_back(sold, {1: 1000})
    send(counter)
    with cast.at_work():
        asker = Asker(cast.other_register.id, cast.other_store.id, timezone.now(), cast.owner)
        told = tell_sale(asker, Which(receipt_no=sold["body"]["receipt_no"]))
        assert json.dumps(told["body"], sort_keys=True) == body_of(sold)
        assert told["store"] == cast.store.name
        assert [(b["line"], b["quantity_milli"], b["labels"]) for b in told["back"]] == [
            (1, 1000, [])
        ]
        by_label = Which(register=cast.register.number, number=1)
        assert tell_sale(asker, by_label)["body"] == told["body"]
