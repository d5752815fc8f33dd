"""Pieces with a number of their own: sold once, or a person is told."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from django.utils import timezone

from bon.journal.entry import Malformed, read_entry, read_sale
from bon.kit.ids import uuid7
from bon.kit.models import Task
from bon.kit.worklist import listed
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, TUBE, Counter, open_counter
from bon.sales.actions.check_once import check_once
from bon.sales.models import Sale, SaleLine
from bon.sales.requests import Slip, redeemed
from bon.staff.cast import Cast
from bon.staff.uplink import Asker
from till.shapes import Entry, Item

NUMBERED: Item = {**BELL, "serial": True}
BOTTLES: Item = {**TUBE, "price": None, "bottle_deposit": True}
SLIP = "9801234567890123456701230999"


def sell(counter: Counter, serial: str, **more: str) -> Entry:
    piece = {"item": NUMBERED, "serial": serial, **more}
    return counter.till.sell(Basket([], commands=[("add", piece)]))


def send(counter: Counter) -> None:
    counter.till.send(counter.deliver)


def test_one_number_sold_at_two_registers_is_told_once_and_both_sales_stand(cast: Cast) -> None:
    here = open_counter(cast.register, [cast.owner])
    there = open_counter(cast.other_register, [cast.owner])
    first, second = sell(here, "WF-1"), sell(there, "WF-1")
    other = sell(there, "WF-2")
    send(here)
    with cast.at_work():
        check_once([UUID(first["id"])])
        assert not Task.objects.exists()
    send(there)
    with cast.at_work():
        assert Sale.objects.count() == 3
        check_once([UUID(second["id"]), UUID(other["id"])])
        check_once([UUID(first["id"])])
        [told] = listed(cast.owner, done=False, most=10)
        receipts = [first["body"]["receipt_no"], second["body"]["receipt_no"]]
        assert sorted(told.task.facts["receipts"]) == sorted(receipts)
        assert "WF-1" in told.words
        assert told.address is not None
    with cast.abroad():
        check_once([UUID(first["id"]), UUID(second["id"])])
        assert not Task.objects.exists()


def test_what_came_back_may_be_sold_again(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    first = sell(counter, "WF-1")
    counter.till.take_back(first, {1: 1000})
    again = sell(counter, "WF-1")
    send(counter)
    with cast.at_work():
        check_once([UUID(first["id"]), UUID(again["id"])])
        assert not Task.objects.exists()


def test_training_sells_no_piece(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    sold = sell(counter, "WF-1")
    counter.till.training = True
    trained = sell(counter, "WF-1")
    send(counter)
    with cast.at_work():
        check_once([UUID(sold["id"]), UUID(trained["id"])])
        assert not Task.objects.exists()


def test_number_and_lot_stand_on_the_line(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    sold = sell(counter, "WF-1", lot="L-7")
    send(counter)
    with cast.at_work():
        line = SaleLine.objects.get(sale_id=sold["id"])
        assert (line.serial, line.lot) == ("WF-1", "L-7")


def pay_out(counter: Counter, slip: str) -> Entry:
    paid = {"item": BOTTLES, "price": 1230, "slip": slip}
    return counter.till.sell(Basket([], commands=[("refund_deposit", paid)]))


def test_one_slip_paid_out_at_two_registers_is_told_and_known_afterwards(cast: Cast) -> None:
    here = open_counter(cast.register, [cast.owner])
    there = open_counter(cast.other_register, [cast.owner])
    first, second = pay_out(here, SLIP), pay_out(there, SLIP)
    other = pay_out(there, SLIP[:-1] + "0")
    asker = Asker(cast.register.id, cast.store.id, timezone.now(), cast.cashier)
    with cast.at_work():
        assert redeemed(asker, Slip(SLIP)) == {"redeemed": False}
    send(here)
    send(there)
    with cast.at_work():
        assert redeemed(asker, Slip(SLIP)) == {"redeemed": True}
        check_once([UUID(each["id"]) for each in (first, second, other)])
        check_once([UUID(first["id"])])
        [told] = listed(cast.owner, done=False, most=10)
        assert told.task.kind == "sales.slip_paid_twice"
        assert told.task.facts["worth"] == 1230
        assert SaleLine.objects.filter(slip=SLIP).count() == 2
    theirs = Asker(uuid7(), cast.foreign_store.id, timezone.now(), cast.stranger)
    with cast.abroad():
        assert redeemed(theirs, Slip(SLIP)) == {"redeemed": False}


def test_a_number_that_no_register_writes_is_no_sale(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.owner])
    entry = sell(counter, "WF-1", lot="L-7")
    read_sale(read_entry(json.dumps(entry)))
    for odd in ({"serial": "1" * 61}, {"lot": "1" * 21}, {"lot": 7}):
        [line] = entry["body"]["lines"]
        tampered = {**entry, "body": {**entry["body"], "lines": [line | odd]}}
        with pytest.raises(Malformed):
            read_sale(read_entry(json.dumps(tampered)))
