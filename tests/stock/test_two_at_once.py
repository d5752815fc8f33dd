"""Two people do the same thing at the same moment, on a database where they commit: it is done
once, and the second is told so or finds it done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread
from typing import Any, TypeVar
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from bon.batches.left import left
from bon.batches.tests.test_batches import LATER, SOON, milk, receive
from bon.catalog.models import PricePoint, Variant
from bon.catalog.tests.shop import make_pump
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.finish_count import finish_count
from bon.counts.actions.post_count import post_count
from bon.counts.actions.tally import Said, tally
from bon.counts.scope import read
from bon.counts.tests.shelf import lay
from bon.kit.ids import uuid7
from bon.kit.models import AuditEvent
from bon.pricing.actions.carry_out_repricing import carry_out_repricing
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.actions.undo_repricing import undo_repricing
from bon.pricing.rule import ENDINGS, Rule
from bon.purchasing.actions.book_receipt import book_receipt
from bon.purchasing.actions.count_goods import Counted, count_goods
from bon.purchasing.actions.open_receipt import open_receipt
from bon.purchasing.actions.receive_all import receive_all
from bon.purchasing.actions.undo_receipt import undo_receipt
from bon.purchasing.models import GoodsReceipt
from bon.purchasing.tests.shop import nordic, ordered
from bon.staff.cast import Cast, Office, make_cast
from bon.staff.models import Person
from bon.stock.models import Level
from bon.stock.queries import broken_levels
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.count_goods import Counted as Packed
from bon.transfers.actions.count_goods import count_goods as pack
from bon.transfers.actions.receive_transfer import receive_transfer
from bon.transfers.actions.send_transfer import send_transfer
from tests.database import fresh_database, until_it_waits

T = TypeVar("T")
Deed = Callable[[Person], object]


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with fresh_database(django_db_blocker, "_twice"), django_db_blocker.unblock():
        yield


@pytest.fixture
def cast(own_database: None) -> Cast:
    return make_cast()


def both(work: Callable[[Person], T], *people: Person) -> list[T]:
    """What came of it for each of them, who begin together."""
    ready = Barrier(len(people))

    def alone(person: Person) -> T:
        try:
            ready.wait(timeout=20)
            return work(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(alone, people))


def refusals(cast: Cast, deed: Deed) -> list[str]:
    """What those were told for whom it was too late, where the manager and the owner do it."""

    def told(person: Person) -> str:
        try:
            with cast.at_work():
                deed(person)
        except ValidationError as error:
            return str(error.messages[0])
        return ""

    return sorted(filter(None, both(told, cast.manager, cast.owner)))


def lies(cast: Cast, variant: Variant, store: UUID | None = None) -> tuple[int, int, int]:
    with cast.at_work():
        assert broken_levels() == []
        level = Level.objects.get(store_id=store or cast.store.id, variant_id=variant.id)
        return level.on_hand_milli, level.worth, level.ordered_milli


def test_everything_came_says_each_of_two(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
    told = refusals(cast, lambda person: receive_all(person, order))
    assert told == ["Der ventes ingen varer på ordren."]
    assert lies(cast, pump) == (12_000, 120_000, 0)
    with cast.at_work():
        assert GoodsReceipt.objects.count() == 1


def test_one_scan_comes_by_two_ways(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
    beep = uuid4()

    def scan(person: Person) -> None:
        count_goods(person, open_receipt(person, order), Counted(pump.id, 5_000, id=beep))

    assert refusals(cast, scan) == []
    with cast.at_work():
        receipt = GoodsReceipt.objects.get()
        assert receipt.lines.get().counted_milli == 5_000
    [told] = refusals(cast, lambda person: book_receipt(person, receipt))
    assert "Det sidste er ikke med" in told
    assert lies(cast, pump) == (5_000, 50_000, 7_000)


def test_two_undo_a_delivery(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receipt = receive_all(cast.manager, order)
    [told] = refusals(cast, lambda person: undo_receipt(person, receipt, "Forkert"))
    assert told.startswith("Modtagelsen blev fortrudt")
    assert lies(cast, pump) == (0, 0, 12_000)


def test_one_delivery_note_is_begun_on_twice(cast: Cast) -> None:
    """Whichever of them comes second reads who was first, even where neither saw the other."""
    with cast.at_work():
        supplier = nordic(cast)
    office = Office(cast, Client)
    form = {"supplier": str(supplier.id), "store": str(cast.store.id), "note_no": "FS-9"}
    answers = both(
        lambda person: office.of(person).post("/receiving/unordered/", form),
        cast.manager,
        cast.owner,
    )
    first, second = sorted(answers, key=lambda answer: int(answer.status_code), reverse=True)
    assert (first.status_code, second.status_code) == (302, 200)
    assert "Følgeseddel FS-9 fra Nordic Parts er allerede modtaget" in second.content.decode()
    with cast.at_work():
        assert GoodsReceipt.objects.count() == 1


def test_two_send_and_two_receive_a_box(cast: Cast) -> None:
    with cast.at_work():
        order, pump = ordered(cast)
        receive_all(cast.manager, order)
        box = begin_transfer(cast.manager, cast.store, cast.other_store)
        pack(cast.manager, box.id, "packing", Packed(pump, 4_000))
    assert refusals(cast, lambda person: send_transfer(person, box.id)) == []
    assert refusals(cast, lambda person: receive_transfer(person, box.id, all_of_it=True)) == []
    assert lies(cast, pump) == (8_000, 80_000, 0)
    assert lies(cast, pump, cast.other_store.id) == (4_000, 40_000, 0)
    with cast.at_work():
        verbs = list(AuditEvent.objects.values_list("verb", flat=True))
        assert (verbs.count("transfer_sent"), verbs.count("transfer_received")) == (1, 1)


def test_two_begin_and_two_approve_a_count(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        lay(cast, pump, 12_000, 120_000)
    goods, counts = read([f"variant:{pump.id}"]), []
    [told] = refusals(cast, lambda person: counts.append(begin_count(person, cast.store, goods)))
    assert "er i gang med de samme varer" in told
    [count] = counts
    with cast.at_work():
        tally(cast.manager, count.id, Said(uuid7(), pump, 9_000))
        finish_count(cast.manager, count.id)
    assert refusals(cast, lambda person: post_count(person, count.id)) == []
    assert lies(cast, pump) == (9_000, 90_000, 0)
    with cast.at_work():
        assert AuditEvent.objects.filter(verb="count_posted").count() == 1


def test_one_change_of_prices_comes_due_twice_and_is_taken_back_twice(cast: Cast) -> None:
    with cast.at_work():
        _order, pump = ordered(cast)
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        more = Rule("percent", 1_000, ENDINGS["any"])
        goods = read([f"variant:{pump.id}"])
        planned = decide_repricing(cast.owner, goods, more, "any", tomorrow)  # type: ignore[arg-type]
    assert refusals(cast, lambda _person: carry_out_repricing(planned)) == []
    with cast.at_work():
        assert Variant.objects.get(id=pump.id).price == 27_390
        assert PricePoint.objects.filter(variant=pump).count() == 2
    assert refusals(cast, lambda person: undo_repricing(person, planned)) == [
        "Den er allerede taget tilbage."
    ]
    with cast.at_work():
        assert Variant.objects.get(id=pump.id).price == 24_900
        assert PricePoint.objects.filter(variant=pump).count() == 3


def test_two_boxes_leave_with_other_batches(cast: Cast) -> None:
    with cast.at_work():
        goods = milk(cast)
        receive(cast, goods, (6_000, "A", SOON), (6_000, "B", LATER))
        first, second = (begin_transfer(cast.owner, cast.store, cast.other_store) for _ in "12")
        for box in (first, second):
            pack(cast.owner, box.id, "packing", Packed(goods, 6_000))

    def send() -> None:
        try:
            with cast.at_work():
                send_transfer(cast.owner, second.id)
        finally:
            connection.close()

    other = Thread(target=send)
    with cast.at_work():
        send_transfer(cast.owner, first.id)
        other.start()
        until_it_waits(other)
    other.join()
    with cast.at_work():
        assert left(cast.store.id) == []
        there = {row.number: row.left_milli for row in left(cast.other_store.id)}
        assert there == {"A": 6_000, "B": 6_000}
