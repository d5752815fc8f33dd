"""A box on its way from one store to the other: nothing is lost, nothing is there twice."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.kit.access import Denied, NotFound
from bon.kit.ids import uuid7
from bon.kit.models import Task
from bon.staff.cast import Cast
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Movement
from bon.stock.queries import broken_levels
from bon.stock.reasons import LOST, OPENING, STOLEN
from bon.transfers.actions.ask_for_goods import ask_for_goods
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.cancel_transfer import cancel_transfer
from bon.transfers.actions.count_goods import Counted, count_goods
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.actions.send_transfer import send_transfer
from bon.transfers.models import NEVER_LEFT, Bill, Scan, Transfer
from bon.transfers.stages import stage_of
from bon.transfers.tests.box import count, lies, pack, part_companies, send, stock


@pytest.fixture
def pump(cast: Cast) -> Variant:
    """Ten for 1.000 kr. in the first store."""
    with cast.at_work():
        variant: Variant = make_pump(cast).variants.get()
        stock(cast, variant, 10_000, 100_000)
    return variant


def test_a_box_goes_from_one_store_to_the_other(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 1_000), (pump, 2_000))
        assert stage_of(transfer) == "sent"
        assert lies(cast.store.id, pump) == (7_000, 0, 70_000)
        assert lies(cast.other_store.id, pump) == (0, 3_000, 30_000)
        assert transfer.lines.get().worth == 30_000
        receive_transfer(cast.manager, transfer.id, all_of_it=True)
        assert lies(cast.other_store.id, pump) == (3_000, 0, 30_000)
        line = transfer.lines.get()
        assert (line.received_milli, line.missing_milli, line.extra_milli) == (3_000, 0, 0)
        assert not Bill.objects.exists()
        assert broken_levels() == []


def test_sent_twice_and_received_twice_is_once(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 3_000))
        send_transfer(cast.manager, transfer.id)
        receive_transfer(cast.manager, transfer.id, all_of_it=True)
        receive_transfer(cast.manager, transfer.id, all_of_it=True)
        assert lies(cast.store.id, pump) == (7_000, 0, 70_000)
        assert lies(cast.other_store.id, pump) == (3_000, 0, 30_000)


def test_a_scan_that_is_sent_again_counts_once(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = pack(cast)
        beep = uuid7()
        for _try in range(3):
            count_goods(cast.manager, transfer.id, "packing", Counted(pump, 1_000), beep)
        assert transfer.lines.get().sent_milli == 1_000
        count_goods(cast.manager, transfer.id, "packing", Counted(pump, 4_000, whole=True))
        assert transfer.lines.get().sent_milli == 4_000
        assert sorted(Scan.objects.values_list("quantity_milli", flat=True)) == [1_000, 3_000]
        with pytest.raises(ValidationError):
            count_goods(cast.manager, transfer.id, "packing", Counted(pump, -5_000))
        assert transfer.lines.get().sent_milli == 4_000


def test_what_is_missing_is_written_off_with_its_reason(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 5_000))
        count(cast, transfer, "sent", pump, 3_000)
        receive_transfer(cast.manager, transfer.id, {pump.id: STOLEN.code})
        assert lies(cast.store.id, pump) == (5_000, 0, 50_000)
        assert lies(cast.other_store.id, pump) == (3_000, 0, 30_000)
        gone = Movement.objects.get(reason=STOLEN.code)
        assert (gone.quantity_milli, gone.worth, gone.source_id) == (-2_000, -20_000, transfer.id)
        assert gone.who == cast.manager.id
        assert broken_levels() == []


def test_lost_is_what_nobody_has_a_word_for(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 1_000))
        receive_transfer(cast.manager, transfer.id)
        assert lies(cast.other_store.id, pump) == (0, 0, 0)
        assert Movement.objects.get(reason=LOST.code).quantity_milli == -1_000
        assert transfer.lines.get().missing == LOST.code


def test_what_never_left_lies_in_the_first_store_again(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 5_000))
        count(cast, transfer, "sent", pump, 3_000)
        receive_transfer(cast.manager, transfer.id, {pump.id: NEVER_LEFT})
        assert lies(cast.store.id, pump) == (7_000, 0, 70_000)
        assert lies(cast.other_store.id, pump) == (3_000, 0, 30_000)
        assert broken_levels() == []


def test_what_there_is_too_much_of_left_the_first_store_too(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 2_000))
        count(cast, transfer, "sent", pump, 3_000)
        receive_transfer(cast.manager, transfer.id)
        assert lies(cast.store.id, pump) == (7_000, 0, 70_000)
        assert lies(cast.other_store.id, pump) == (3_000, 0, 30_000)
        assert broken_levels() == []


def test_a_box_that_is_cancelled_is_worth_what_it_was(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        adjust(cast.other_store.id, [Change(pump.id, 4_000, worth=80_000)], OPENING)
        transfer = send(cast, (pump, 4_000))
        assert lies(cast.other_store.id, pump) == (4_000, 4_000, 120_000)
        cancel_transfer(cast.manager, transfer.id)
        cancel_transfer(cast.manager, transfer.id)
        assert lies(cast.store.id, pump) == (10_000, 0, 100_000)
        assert lies(cast.other_store.id, pump) == (4_000, 0, 80_000)
        assert broken_levels() == []
        with pytest.raises(ValidationError):
            receive_transfer(cast.manager, transfer.id, all_of_it=True)


def test_received_goods_are_not_cancelled(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 4_000))
        receive_transfer(cast.manager, transfer.id, all_of_it=True)
        with pytest.raises(ValidationError):
            cancel_transfer(cast.manager, transfer.id)
        assert lies(cast.other_store.id, pump) == (4_000, 0, 40_000)


def test_a_store_asks_for_what_it_lacks(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = begin_transfer(cast.manager, cast.store, cast.other_store, wanted=True)
        with pytest.raises(ValidationError):
            ask_for_goods(cast.manager, transfer.id)
        count(cast, transfer, "asking", pump, 2_000)
        ask_for_goods(cast.manager, transfer.id)
        transfer.refresh_from_db()
        assert stage_of(transfer) == "packing"
        assert Task.objects.get(kind="transfers.asked").done_at is None
        count(cast, transfer, "packing", pump, 1_000)
        send_transfer(cast.manager, transfer.id)
        assert Task.objects.get(kind="transfers.asked").done_at is not None
        line = transfer.lines.get()
        assert (line.asked_milli, line.sent_milli) == (2_000, 1_000)


def test_between_companies_there_is_a_bill(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        part_companies(cast)
        transfer = send(cast, (pump, 3_000))
        bill = Bill.objects.get()
        assert (bill.number, bill.net, bill.vat, bill.total) == (1, 30_000, 7_500, 37_500)
        assert (bill.seller_text["cvr"], bill.buyer_text["cvr"]) == ("10000009", "10000025")
        assert bill.rates == [{"rate_bp": 2500, "net": 30_000, "vat": 7_500}]
        assert [(line["sku"], line["quantity_milli"]) for line in bill.lines] == [("PU-1", 3_000)]
        cancel_transfer(cast.manager, transfer.id)
        credit = Bill.objects.get(number=2)
        assert (credit.net, credit.vat, credit.transfer_id) == (-30_000, -7_500, transfer.id)


def test_goods_of_unknown_cost_cost_what_they_do_where_they_come(cast: Cast) -> None:
    with cast.at_work():
        variant = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(variant.id, 5_000)], OPENING)
        adjust(cast.other_store.id, [Change(variant.id, 2_000, worth=20_000)], OPENING)
        send(cast, (variant, 1_000))
        assert lies(cast.store.id, variant) == (4_000, 0, 0)
        assert lies(cast.other_store.id, variant) == (2_000, 1_000, 30_000)


def test_whoever_belongs_to_a_store_sends_from_it_alone(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        with pytest.raises(NotFound):
            begin_transfer(cast.cashier, cast.other_store, cast.store)
        transfer = send(cast, (pump, 1_000))
        with pytest.raises(ValidationError):
            receive_transfer(cast.cashier, transfer.id, all_of_it=True)
        cast.cashier.role.grants.filter(permission="transfer").delete()
        del cast.cashier.answers
        with pytest.raises(Denied):
            begin_transfer(cast.cashier, cast.store, cast.other_store)
        assert lies(cast.other_store.id, pump) == (0, 1_000, 10_000)
        assert Transfer.objects.count() == 1


def test_the_stranger_finds_no_box(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        transfer = send(cast, (pump, 1_000))
    with cast.abroad(), pytest.raises(NotFound):
        cancel_transfer(cast.stranger, transfer.id)
    with cast.at_work():
        assert lies(cast.other_store.id, pump) == (0, 1_000, 10_000)
