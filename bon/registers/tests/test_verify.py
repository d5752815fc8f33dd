"""`bon journal verify` and the auditor: what is right is silent, what is wrong is named."""

from __future__ import annotations

from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from bon.journal.actions.audit_entries import audit_entries
from bon.journal.entry import Item as Element
from bon.journal.models import AuditMark, Finding
from bon.journal.rebuilding import rebuild
from bon.registers.devices import keys_of
from bon.registers.simulated import Basket, selling
from bon.registers.tests.counter import BELL, BOOK, HELMET, LAMP, TUBE, Counter, open_counter
from bon.sales.models import Hour, Sale, SaleLine
from bon.staff.cast import Cast
from bon.staff.models import Deviation, Grant
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Level
from bon.stock.reasons import OPENING
from bon.vouchers.models import Card
from bon.vouchers.tests.counter import issue, voucher_counter
from till.canonical import digest
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


def verify() -> str:
    """What the command says where it finds nothing wrong."""
    said = StringIO()
    call_command("journal", "verify", stdout=said, stderr=said)
    return said.getvalue()


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
            on_hand_milli=1
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


def forged(counter: Counter, text: str) -> Element:
    """An element with this text, truly hashed and signed by the register's own key."""
    return Element(text, digest(text), counter.till.key.sign(text))


def found(cast: Cast, counter: Counter) -> list[tuple[int, str]]:
    with cast.at_work():
        audit_entries(counter.till.register, keys_of(counter.till.register))
        return list(Finding.objects.order_by("seq").values_list("seq", "check_code"))


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


def discounted(cast: Cast, discount: dict[str, object]) -> Counter:
    """The cashier, who may give 10 %, gives more on a till that knows no limits."""
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"] = selling(None)
    counter.till.sell(Basket([(HELMET, 1000), (TUBE, 1000)], discount=discount))
    counter.till.send(counter.deliver)
    return counter


@pytest.mark.parametrize(
    ("kind", "value", "over"),
    [("percent", 1000, 0), ("percent", 1001, 1), ("amount", 6580, 0), ("amount", 6581, 1)],
)
def test_a_discount_beyond_the_cashiers_limit_is_taken_and_found(
    cast: Cast, kind: str, value: int, over: int
) -> None:
    counter = discounted(cast, {"kind": kind, "value": value, "reason": "damaged"})
    assert found(cast, counter) == [(3, "rights")] * over
    with cast.at_work():
        assert Sale.objects.count() == 1
        details = Finding.objects.values_list("detail", flat=True)
        assert list(details) == [f"cart: discount by {cast.cashier.id}"] * over


def test_goods_taken_back_without_the_right_to_it_are_found(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    sale = counter.till.sell(Basket([(BELL, 1000), (TUBE, 1000)]))
    counter.till.take_back(sale, {1: 1000})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == []
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.cashier.role, permission="return_with_receipt")
        grants.update(answer="deny")
    counter.till.take_back(sale, {2: 1000})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(5, "rights")]
    with cast.at_work():
        assert (
            Finding.objects.get().detail == f"line 1: {cast.cashier.id} may not return_with_receipt"
        )


def test_goods_taken_out_without_the_right_to_it_are_found(cast: Cast) -> None:
    """By somebody whose role wants approval: with it they may, without or with a colleague's who
    may not either they may not; and what is denied nobody's approval makes right."""
    counter = open_counter(cast.register, [cast.cashier, cast.mechanic])
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.mechanic.role)
        grants.filter(permission="remove_line").update(answer="approve")
        grants.filter(permission="void_cart").update(answer="deny")
    till = counter.till
    till.employee = str(cast.mechanic.id)
    for approver in (cast.cashier, None, cast.mechanic, cast.stranger):
        approved_by = str(approver.id) if approver else None
        till.record(
            "line_removed", {"quantity_milli": 1000, "total": 100, "approved_by": approved_by}
        )
    voided = {"lines": [{"total": 100}], "total": 100, "approved_by": str(cast.owner.id)}
    till.record("sale_void", voided)
    till.record("sale_void", {"lines": [], "total": 0, "approved_by": None})
    till.send(counter.deliver)
    assert found(cast, counter) == [(seq, "rights") for seq in (4, 5, 6, 7)]


def test_the_door_judges_by_what_holds_for_the_person_and_in_the_store(cast: Cast) -> None:
    """The cashier's own right to open the drawer makes hers right, not the mechanic's; and what
    the role may not in this store is found there."""
    counter = open_counter(cast.register, [cast.cashier, cast.mechanic])
    with cast.at_work():
        Deviation.objects.create(person=cast.cashier, permission="open_drawer", answer="allow")
        Deviation.objects.create(
            role=cast.mechanic.role, store=cast.store, permission="void_cart", answer="deny"
        )
    opened, voided = {"reason": "byttepenge", "approved_by": None}, {"lines": [{}], "total": 0}
    till = counter.till
    for person in (cast.cashier, cast.mechanic):
        till.employee = str(person.id)
        till.record("drawer_opened", opened)
        till.record("sale_void", voided)
    till.send(counter.deliver)
    assert found(cast, counter) == [(5, "rights"), (6, "rights")]


def test_a_gift_card_sold_without_the_right_to_it_is_taken_and_found(cast: Cast) -> None:
    """By somebody whose role may not since, though the register does not know it yet."""
    counter = voucher_counter(cast.register, [cast.cashier])
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.cashier.role, permission="sell_gift_card")
        grants.update(answer="deny")
    sold = issue(counter.till, 50_000)
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(sold["seq"], "rights")]
    with cast.at_work():
        assert Card.objects.get().balance == 50_000


def test_a_second_count_needs_the_right_to_it(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.cashier.role, permission="recount")
        grants.update(answer="approve")
    count = {
        "expected": 0, "counted": 0, "difference": 0, "denominations": [], "foreign": [],
        "reason": "", "approved_by": None,
    }  # fmt: skip
    again = {**count, "reason": "Talte forkert"}
    till = counter.till
    till.record("cash_counted", count)
    till.record("cash_counted", again)
    till.record("cash_counted", {**again, "approved_by": str(cast.manager.id)})
    till.send(counter.deliver)
    assert found(cast, counter) == [(4, "rights")]


@pytest.mark.parametrize(("answer", "limit", "over"), [("allow", None, 0), ("allow", 1, 1)])
def test_goods_taken_back_beyond_the_right_to_it_are_taken_and_found(
    cast: Cast, answer: str, limit: int | None, over: int
) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.cashier.role, permission="return_with_receipt")
        grants.update(answer=answer, limit=limit)
    sold = counter.till.sell(Basket([(BELL, 1000)]))
    back = counter.till.take_back(sold, {1: 1000})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(back["seq"], "rights")] * over
    with cast.at_work():
        assert Sale.objects.count() == 2


def test_what_a_role_does_not_allow_is_found_and_what_it_does_is_not(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    till = counter.till
    till.record("drawer_opened", {"reason": "byttepenge", "approved_by": str(cast.manager.id)})
    till.record("drawer_opened", {"reason": "byttepenge", "approved_by": None})
    till.record("drawer_opened", {"reason": "byttepenge", "approved_by": str(cast.cashier.id)})
    stranger = str(cast.stranger.id)
    till.pricebook["employees"].append(
        {"id": stranger, "name": "Frede", "role": "owner", "permissions": selling(None)}
    )
    till.employee = stranger
    till.sell(Basket([(BELL, 1000)]))
    till.send(counter.deliver)
    assert found(cast, counter) == [(4, "rights"), (5, "rights"), (6, "rights")]
    with cast.at_work():
        details = Finding.objects.order_by("seq").values_list("detail", flat=True)
        assert list(details) == [
            f"{cast.cashier.id} may not open_drawer",
            f"{cast.cashier.id} may not open_drawer",
            f"{cast.stranger.id} does not work here",
        ]
        assert Sale.objects.count() == 1
    # Roles change; what was proven of the journal stays proven.
    assert verify() == "The journal and everything derived from it agree.\n"


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ("1970-01-01T00:00:20+01:00", []),
        ("2199-12-31T23:59:59-12:00", [(1, "clock")]),
        ("9999-12-31T23:59:59-12:00", [(1, "clock")]),
        ("0001-01-01T00:00:00+14:00", [(1, "clock")]),
        ("2026-11-21T09:00:00", [(1, "clock")]),
        ("infinity", [(1, "clock")]),
    ],
)
def test_an_absurd_clock_keeps_nothing_out_and_is_found(
    cast: Cast, at: str, wrong: list[tuple[int, str]]
) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    first, _ = counter.till.upload()
    odd = forged(counter, first.entry.replace("2026-11-21T09:00:20+01:00", at))
    assert counter.post([odd]).json()["acknowledged"][0]["result"] == "stored"
    assert found(cast, counter) == wrong


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
