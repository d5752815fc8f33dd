"""A device is lost with sales nobody heard of: no number it may have given is given again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from bon.journal.models import Entry, ProjectionFailure
from bon.journal.rebuilding import rebuild
from bon.kit.models import AuditEvent, Task
from bon.kit.worklist import listed
from bon.registers.actions.revoke_device import revoke_device
from bon.registers.device_key import DeviceKey
from bon.registers.models import Device, NumberGap
from bon.registers.numbers import beyond
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.registers.tests.devices import ZEROS, Tablet, code_for, paired
from bon.sales.models import Sale
from bon.staff.cast import Cast, Office


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Two bells sold, and all of it sent."""
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    for _ in range(2):
        counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    return counter


def resume(cast: Cast) -> tuple[int, int]:
    """What another device is told when it takes the register's place."""
    told = Tablet().pair(code_for(cast)).json()["resume"]
    return told["receipts"], told["reserved"]


def heard(counter: Counter, ago: timedelta) -> None:
    Device.objects.filter(id=counter.device.id).update(last_seen_at=timezone.now() - ago)


@pytest.mark.parametrize(
    ("known", "silent", "last"),
    [
        (17, timedelta(0), 1000),
        (950, timedelta(0), 2000),
        (900, timedelta(0), 1000),
        (17, timedelta(hours=10), 4000),  # 3,600 receipts in that time at most
        (17, timedelta(days=-1), 1000),  # a clock that was wrong
    ],
)
def test_the_bound_is_a_receipt_in_ten_seconds(known: int, silent: timedelta, last: int) -> None:
    assert beyond(known, silent) == last


def test_a_new_register_begins_at_one(cast: Cast) -> None:
    assert Tablet().pair(code_for(cast)).json()["resume"] is None


def test_who_follows_a_lost_device_begins_behind_all_it_may_have_given(
    cast: Cast, counter: Counter
) -> None:
    with cast.at_work():
        heard(counter, timedelta(hours=10))
    assert resume(cast) == (2, 4000)


def test_a_device_that_was_never_heard_of_may_have_sold_too(cast: Cast) -> None:
    paired(cast)
    assert resume(cast) == (0, 1000)


def test_a_second_loss_begins_behind_the_first(cast: Cast, counter: Counter) -> None:
    assert resume(cast) == (2, 1000)
    assert resume(cast) == (2, 2000)


def test_sales_that_are_not_derived_yet_count(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        sale = Entry.objects.filter(kind="sale").order_by("seq").last()
        assert sale is not None
        ProjectionFailure.objects.create(
            entry_id=sale.id, register_id=cast.register.id, seq=sale.seq, kind="sale", error="?"
        )
    assert resume(cast)[0] == 3


def goodbye(cast: Cast, counter: Counter, **said: Any) -> None:
    """Shut out by the manager; the device says what it knows."""
    with cast.at_work():
        revoke_device(cast.manager, counter.device)
    tablet = Tablet(token=counter.token.removeprefix("Bearer "))
    head = {"seq": counter.till.seq, "hash": counter.till.head}
    answer = tablet.changes("x", **{"leaving": True, "head": head, **said})
    assert answer.json()["revoked"] is True


def test_after_a_goodbye_with_nothing_left_no_number_is_missing(
    cast: Cast, counter: Counter
) -> None:
    goodbye(cast, counter)
    with cast.at_work():
        assert AuditEvent.objects.filter(verb="left", subject_id=counter.device.id).count() == 1
    assert resume(cast) == (2, 2)


@pytest.mark.parametrize(
    "said", [{"held": 1}, {"leaving": False}, {"head": {"seq": 4, "hash": ZEROS}}]
)
def test_a_goodbye_that_leaves_something_is_none(
    cast: Cast, counter: Counter, said: dict[str, Any]
) -> None:
    goodbye(cast, counter, **said)
    assert resume(cast) == (2, 1000)


def test_who_is_still_the_register_cannot_say_goodbye(cast: Cast, counter: Counter) -> None:
    tablet = Tablet(token=counter.token.removeprefix("Bearer "))
    head = {"seq": counter.till.seq, "hash": counter.till.head}
    assert tablet.changes("x", leaving=True, head=head).status_code in (200, 410)
    with cast.at_work():
        assert Device.objects.get(id=counter.device.id).left_at is None


def follow(cast: Cast, counter: Counter, body: dict[str, Any]) -> Counter:
    """A new device writes what it skipped, and sells."""
    with cast.at_work():
        heard(counter, timedelta(minutes=3))
        Device.objects.filter(id=counter.device.id).update(held=5)
    key = DeviceKey()
    answer = Tablet(key=key).pair(code_for(cast)).json()
    till = counter.till
    till.key = key
    till.record("key_rotated", {"public_key": key.public_key})
    till.record("numbers_skipped", body)
    till.receipts = 1000
    till.sell(Basket([(BELL, 1000)]))
    after = Counter(
        counter.organisation,
        counter.register,
        counter.device,
        answer["token"].partition(".")[2],
        till,
    )
    till.send(after.deliver)
    return after


SKIPPED = {"first": 3, "last": 1000, "known": False}


def test_the_gap_is_kept_and_the_owner_told(cast: Cast, counter: Counter, office: Office) -> None:
    follow(cast, counter, SKIPPED)
    with cast.at_work():
        kept = NumberGap.objects.values_list("register_id", "first", "last", "known")
        assert list(kept) == [(cast.register.id, 3, 1000, False)]
        numbers = Sale.objects.order_by("number").values_list("receipt_no", flat=True)
        assert list(numbers) == ["K1-1", "K1-2", "K1-1001"]
        [told] = listed(cast.manager, done=False, most=9)
        assert told.words.startswith("Bon K1-3 til K1-1000 kan være givet uden forbindelse")
        assert told.words.endswith("Da ventede 5 poster.")
        assert told.address == f"/registers/{cast.register.id}/"
        assert listed(cast.cashier, done=False, most=9) == []
        assert rebuild().differences == []
    assert "K1-3 – K1-1000" in office.of(cast.manager).get(told.address).content.decode()
    assert office.of(cast.stranger).get(told.address).status_code == 404
    with cast.abroad():
        assert NumberGap.objects.count() == 0
        assert Task.objects.count() == 0


def test_numbers_the_device_knows_it_gave_are_told_as_given(cast: Cast, counter: Counter) -> None:
    follow(cast, counter, {"first": 3, "last": 5, "known": True})
    with cast.at_work():
        [told] = listed(cast.manager, done=False, most=9)
    assert told.words.startswith("Bon K1-3 til K1-5 blev givet, men salgene gik tabt")


@pytest.mark.parametrize(
    "body",
    [
        {"first": 9, "last": 3, "known": False},
        {"first": 0, "last": 3, "known": False},
        {"first": 1, "last": 10**12, "known": False},
        {"first": "3", "last": 9, "known": False},
        {},
    ],
)
def test_nonsense_is_kept_as_it_came_and_the_sale_behind_it_counts(
    cast: Cast, counter: Counter, body: dict[str, Any]
) -> None:
    follow(cast, counter, body)
    with cast.at_work():
        assert NumberGap.objects.count() == 0
        assert [failed.kind for failed in ProjectionFailure.objects.all()] == ["numbers_skipped"]
        assert Sale.objects.filter(receipt_no="K1-1001").count() == 1
