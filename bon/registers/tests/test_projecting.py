"""An entry that cannot be projected is kept, acknowledged and shown; the others do not suffer."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from bon.journal.actions.retry_projection import retry_projection
from bon.journal.entry import Item as Element
from bon.journal.models import Entry, ProjectionFailure
from bon.journal.queries import chain_states, open_failures
from bon.journal.rebuilding import rebuild
from bon.kit.access import Denied
from bon.kit.models import AuditEvent
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, TUBE, Counter, open_counter
from bon.sales.models import Hour, Sale
from bon.staff.cast import Cast
from bon.stock.models import Movement
from till.canonical import digest


@pytest.fixture
def counter(cast: Cast) -> Counter:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.send(counter.deliver)
    return counter


def results(answer: Any) -> list[str]:
    assert answer.status_code == 200
    return [each["result"] for each in answer.json()["acknowledged"]]


def chained(counter: Counter, changes: dict[int, tuple[str, str]]) -> list[Element]:
    """What is held, with the text at some places changed, hashed, linked and signed anew."""
    made: list[Element] = []
    before = None
    for index, element in enumerate(counter.till.upload()):
        text = element.entry
        if before is not None:
            text = text.replace(f'"prev":"{before}"', f'"prev":"{made[-1].hash}"')
        old, new = changes.get(index, ("", ""))
        assert old in text
        text = text.replace(old, new) if old else text
        before = element.hash
        made.append(Element(text, digest(text), counter.till.key.sign(text)))
    return made


def three_sales(counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.sell(Basket([(HELMET, 1000)]))
    counter.till.sell(Basket([(TUBE, 1000)]))


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('"total":59900,"tr', '"total":59901,"tr', "lines 59900 ≠ total 59901"),
        ('"rounding":0', '"rounding":1', "payments 59900 ≠ total 59900 + tip 0 + rounding 1"),
        ('"code":"standard"', '"code":"zero"', "VAT table and lines name different rates"),
        ('"rate_bp":2500', '"rate_bp":2400', "VAT standard: 11980 of 59900, due 11594"),
        ('"lines":[', '"line":[', "sale: Object missing required field"),
        ('"v":1', '"v":2', "version 2 of an entry is not known here"),
        ('"variant":"0', '"variant":"x', "record_sales: DataError: invalid input syntax"),
        ('"Cykelhjelm"', '"Cykel\\u0000hjelm"', "DataError: unsupported Unicode escape sequence"),
        ('"number":2', '"number":null', "IntegrityError: null value in column"),
        ('simulated","at":"2026-11-21T', 'simulated","at":"infinity', "is no time"),
        ('"opened_at":"2026-11-21T09', '"opened_at":"9999-12-31T23', "is no time"),
        ('"tendered":59900', '"tendered":59900,"at":"now"', "matching regex"),
        ('"gross":59900,"lines', '"gross":9223372036854775807,"lines', "`int` <= "),
        ('"discount":0', '"discount":-9223372036854775808', "`int` >= -"),
    ],
)
def test_a_sale_that_cannot_be_derived_is_kept_and_shown(
    cast: Cast, counter: Counter, old: str, new: str, error: str
) -> None:
    three_sales(counter)
    poisoned = chained(counter, {1: (old, new)})
    assert results(counter.post(poisoned)) == ["stored", "unprojected", "stored"]
    with cast.at_work():
        assert list(Entry.objects.filter(seq__gt=2).values_list("text", flat=True)) == [
            each.entry for each in poisoned
        ]
        failure = open_failures().get()
        assert (failure.seq, failure.kind, failure.tries) == (4, "sale", 1)
        assert error in failure.error
        assert chain_states()[cast.register.id].failures == 1
        assert list(Sale.objects.order_by("seq").values_list("total", flat=True)) == [4_995, 5_900]
        assert Movement.objects.count() == 2
        assert Hour.objects.get().total == 10_895
        rebuilt = rebuild()
        assert (rebuilt.left_out, rebuilt.failed, rebuilt.differences) == (1, {}, [])
    assert results(counter.post(poisoned)) == ["known"] * 3


@pytest.fixture
def broken_stock(cast: Cast, counter: Counter) -> Counter:
    """A bug in the stock projection: helmets cannot be moved. Three sales have been sent."""
    variant = HELMET["variant"]
    with cast.at_work(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO stock_level VALUES (%s, %s, %s, 9223372036854775807)",
            [cast.organisation.id, cast.store.id, variant],
        )
        cursor.execute("UPDATE stock_level SET floor_milli = -9223372036854775807")
    three_sales(counter)
    assert results(counter.post(counter.till.upload())) == ["stored", "unprojected", "stored"]
    return counter


def test_a_failure_in_stock_takes_the_sale_with_it_and_nothing_else(
    cast: Cast, broken_stock: Counter
) -> None:
    """Projections of one entry happen together or not at all."""
    with cast.at_work():
        failure = open_failures().get()
        assert "bon.stock.reactions.move_sold: DataError: bigint out of range" in failure.error
        assert list(Sale.objects.order_by("seq").values_list("total", flat=True)) == [4_995, 5_900]


def test_a_manager_tries_again_once_the_bug_is_gone(cast: Cast, broken_stock: Counter) -> None:
    with cast.at_work():
        failure = open_failures().get()
        assert retry_projection(cast.manager, failure) is False
        assert open_failures().get().tries == 2
        with connection.cursor() as cursor:
            cursor.execute("UPDATE stock_level SET floor_milli = 0 WHERE floor_milli < -1e15")
        assert retry_projection(cast.manager, failure) is True
        assert not open_failures().exists()
        assert list(Sale.objects.order_by("seq").values_list("total", flat=True)) == [
            4_995, 59_900, 5_900,
        ]  # fmt: skip
        verbs = AuditEvent.objects.filter(subject="journal.projectionfailure")
        assert [event.verb for event in verbs] == ["projection_retried"] * 2
        # Tried again where nothing is left to do, nothing is done twice.
        assert retry_projection(cast.manager, failure) is True
        assert Sale.objects.count() == 3


def test_a_cashier_does_not_try_again(cast: Cast, broken_stock: Counter) -> None:
    with cast.at_work():
        with pytest.raises(Denied):
            retry_projection(cast.cashier, open_failures().get())
        assert ProjectionFailure.objects.get().tries == 1
