"""`bon journal verify` and the auditor: what is right is silent, what is wrong is named."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from bon.journal.actions.audit_entries import audit_entries
from bon.journal.entry import Item as Element
from bon.journal.models import AuditMark, Finding
from bon.journal.rebuilding import rebuild
from bon.registers.devices import keys_of
from bon.registers.simulated import Basket
from bon.registers.tests.auditor import forged, found, verify
from bon.registers.tests.counter import BELL, BOOK, HELMET, LAMP, TUBE, Counter, open_counter
from bon.sales.models import Hour, Sale, SaleLine
from bon.staff.cast import Cast
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Level
from bon.stock.reasons import OPENING
from till.shapes import Closing

CLOSING: Closing = {
    "float_left": 0,
    "deposit": None,
    "confirmed": [],
    "reason": "",
    "approved_by": None,
}


@pytest.fixture
def shop(cast: Cast) -> list[Counter]:
    """Two registers, a day each: cash and card, a discount, training, a void, a count, a Z."""
    with cast.at_work():
        adjust(cast.store.id, [Change(UUID(BELL["variant"]), 10_000)], OPENING)
    counters = [
        open_counter(register, [cast.cashier, cast.manager])
        for register in (cast.register, cast.other_register)
    ]
    for counter in counters:
        till = counter.till
        till.sell(Basket([(BELL, 2000), (TUBE, 1000)], tender="cash", tendered=50_000))
        discount = {"kind": "percent", "value": 1000, "reason": "damaged"}
        till.sell(Basket([(HELMET, 1000), (BOOK, 3000)], discount=discount))
        till.training = True
        till.sell(Basket([(LAMP, 1000)]))
        till.training = False
        approved = {"reason": "byttepenge", "approved_by": str(cast.manager.id)}
        till.record("drawer_opened", approved)
        till.count_cash()
        till.close_shift()
        till.send(counter.deliver, count=3)
    return counters


def test_a_true_journal_is_clean(shop: list[Counter]) -> None:
    assert verify() == "The journal and everything derived from it agree.\n"


def test_the_auditor_finds_nothing_and_goes_on_where_it_ended(
    cast: Cast, shop: list[Counter]
) -> None:
    with cast.at_work():
        keys = keys_of(cast.register.id)
        assert audit_entries(cast.register.id, keys, stretch=4) == 4
        assert audit_entries(cast.register.id, keys) == shop[0].till.seq - 4
        assert audit_entries(cast.register.id, keys) == 0
        assert not Finding.objects.exists()
        assert AuditMark.objects.get(register_id=cast.register.id).seq == shop[0].till.seq


def test_every_projection_is_compared_to_the_byte(cast: Cast, shop: list[Counter]) -> None:
    with cast.at_work():
        SaleLine.objects.filter(sku="V3").update(name="Hjelm")
        Level.objects.filter(variant_id=BELL["variant"], store_id=cast.store.id).update(
            floor_milli=1
        )
        Hour.objects.filter(store_id=cast.other_store.id).delete()
        differences = rebuild().differences
        assert {(d.table, d.side) for d in differences} == {
            ("sales_saleline", "live"),
            ("sales_saleline", "rebuilt"),
            ("stock_level", "live"),
            ("stock_level", "rebuilt"),
            ("sales_hour", "rebuilt"),
        }
        # Nothing live was repaired on the quiet, and the live tables are back under their names.
        assert not Hour.objects.filter(store_id=cast.other_store.id).exists()
        assert Sale.objects.count() == 6


def test_rebuilding_twice_is_rebuilding_once(cast: Cast, shop: list[Counter]) -> None:
    with cast.at_work():
        first, second = rebuild(), rebuild()
    assert first == second
    assert (first.entries, first.left_out, first.failed, first.differences) == (18, 0, {}, [])


def test_the_signature_of_every_entry_is_checked_not_only_the_last(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    first, second = counter.till.upload()
    stolen = Element(first.entry, first.hash, second.signature)
    assert counter.post([stolen, second]).status_code == 200
    assert found(cast, counter) == [(1, "signature")]


def test_a_text_that_is_not_canonical_is_found(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    first, _ = counter.till.upload()
    spaced = forged(counter, first.entry.replace(",", ", ", 1))
    assert counter.post([spaced]).status_code == 200
    assert found(cast, counter) == [(1, "canonical")]


def test_a_sale_that_adds_up_but_does_not_follow_is_found(cast: Cast) -> None:
    """A till that takes 49,95 for two bells at 49,95: every sum is right, the price is not."""
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    opened, floated, sale = counter.till.upload()
    lie = forged(counter, sale.entry.replace('"quantity_milli":1000', '"quantity_milli":2000'))
    told = counter.post([opened, floated, lie]).json()
    assert [each["result"] for each in told["acknowledged"]] == ["stored"] * 3
    assert found(cast, counter) == [(3, "sale")]
    with cast.at_work():
        assert Finding.objects.get().detail == "gross: 4995, derived 9990"


def test_goods_sold_for_less_than_nothing_are_found(cast: Cast) -> None:
    """A till that pays the customer for taking a bell: every figure follows from the price."""
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    opened, floated, sale = counter.till.upload()
    text = sale.entry
    for figure in ("4995", "3996", "999"):
        text = text.replace(f":{figure}", f":-{figure}")
    counter.post([opened, floated, forged(counter, text)])
    assert found(cast, counter) == [(3, "sale")]
    with cast.at_work():
        assert Finding.objects.get().detail == "line 1: sold at -4995 for -4995"


def test_a_z_that_its_entries_do_not_make_is_found(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.count_cash()
    figures = counter.till.figures()
    counter.till.record("z_report", {"figures": {**figures, "total": 0}, "closing": CLOSING})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(5, "z")]
    with cast.at_work():
        assert Finding.objects.get().detail == "total: 0, folded 4995"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kind":"signed_in"', '"kind":"signed_in","kind":"signed_in"'),
        ('"body":{}', '"body":{"figure":' + "9" * 5_000 + "}"),
        ('"body":{}', '"body":' + "[" * 600 + "]" * 600),
        ('"body":{}', '"body":{"figure":1e999}'),
        ('"body":{}', '"body":{"figure":1.5}'),
    ],
)
def test_a_text_that_no_till_writes_is_found_and_the_auditor_goes_on(
    cast: Cast, old: str, new: str
) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    first, _ = counter.till.upload()
    assert counter.post([forged(counter, first.entry.replace(old, new))]).status_code == 200
    assert found(cast, counter) == [(1, "canonical")]
    assert found(cast, counter) == [(1, "canonical")]


def test_the_journal_cannot_be_changed_by_the_application(cast: Cast, shop: list[Counter]) -> None:
    for attempt in (
        "UPDATE journal_entry SET text = ''",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry",
        "DELETE FROM journal_entry_default",
        "INSERT INTO journal_entry_default SELECT * FROM journal_entry",
        "DELETE FROM journal_head",
        "UPDATE journal_finding SET detail = ''",
        "DELETE FROM journal_quarantine",
    ):
        with (
            cast.at_work(),
            pytest.raises(DatabaseError, match="permission denied"),
            transaction.atomic(),
        ):
            connection.cursor().execute(attempt)
    assert verify() == "The journal and everything derived from it agree.\n"
