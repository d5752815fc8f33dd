"""A payment that was rung up under another tender than the customer used."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from bon.journal.actions.audit_entries import audit_entries
from bon.journal.models import Finding, ProjectionFailure
from bon.journal.rebuilding import rebuild
from bon.kit.models import AuditEvent
from bon.registers.devices import keys_of
from bon.registers.ledger import standing
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.sales.models import Hour, Payment, PaymentChange, Sale, Shift
from bon.sales.put_right import put_right
from bon.sales.queries import shift_detail
from bon.staff.cast import Cast, Office
from till.payment_change import change_payment
from till.shapes import Entry, PaymentChanged

MOBILEPAY: Any = {
    "code": "mobilepay",
    "kind": "manual",
    "saft_code": "12011",
    "name": "MobilePay",
}
ALLOWED: Any = {"answer": "allow", "limit": None}


@pytest.fixture
def counter(cast: Cast) -> Counter:
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    book = counter.till.pricebook
    book["tenders"].append(MOBILEPAY)
    book["employees"][0]["permissions"]["change_payment"] = {"answer": "approve", "limit": None}
    book["employees"][1]["permissions"]["change_payment"] = ALLOWED
    return counter


def sold(counter: Counter, tender: str = "cash") -> Entry:
    """A bell at 49,95: 50,00 in coins."""
    return counter.till.sell(Basket([(BELL, 1000)], tender))


def body(
    cast: Cast, counter: Counter, sale: Entry, tender: str, *before: PaymentChanged
) -> PaymentChanged:
    till = counter.till
    assert till.shift is not None
    wish = {
        "no": 1,
        "tender": tender,
        "reason": "Tastet forkert",
        "shift": till.shift.id,
        "training": False,
        "employee": till.employee,
        "approved_by": str(cast.manager.id),
    }
    return change_payment(till.pricebook, sale, list(before), [], wish)


def test_it_stands_where_it_was_made_and_nothing_else_moves(cast: Cast, counter: Counter) -> None:
    sale = sold(counter)
    sold(counter, "card")
    counter.till.record("payment_changed", body(cast, counter, sale, "mobilepay"))
    counter.till.send(counter.deliver)
    with cast.at_work():
        [changed] = Payment.objects.filter(sale_id=sale["id"])
        assert (changed.tender, changed.kind, changed.name) == ("mobilepay", "manual", "MobilePay")
        assert (changed.tendered, changed.amount, changed.change) == (4_995, 4_995, 0)
        row = Sale.objects.get(id=sale["id"])
        assert (row.tenders, row.total, row.rounding, row.vat) == (["mobilepay"], 4_995, 0, 999)
        assert Payment.objects.exclude(sale_id=sale["id"]).get().tender == "card"
        assert sum(Hour.objects.values_list("total", flat=True)) == 9_990
        assert not ProjectionFailure.objects.exists()
        assert not list(rebuild().differences)


def test_registers_hear_of_it(cast: Cast, counter: Counter) -> None:
    """What was paid in cash for an order counts towards the limit on cash."""
    sale = sold(counter)
    counter.till.send(counter.deliver)
    with cast.at_work():
        before = standing(cast.register.id).value
    counter.till.record("payment_changed", body(cast, counter, sale, "mobilepay"))
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert standing(cast.register.id).value != before


def test_the_z_says_so_and_agrees_with_its_entries(cast: Cast, counter: Counter) -> None:
    sale = sold(counter)
    change = body(cast, counter, sale, "mobilepay")
    counter.till.record("payment_changed", change)
    counter.till.record("payment_changed", body(cast, counter, sale, "card", change))
    counter.till.count_cash()
    figures = counter.till.close_shift()
    assert figures["expected_cash"] == 50_000
    assert figures["rounding"] == 0
    assert figures["tenders"] == {
        "card": {"count": 1, "amount": 4_995},
        "cash": {"count": 0, "amount": 0},
        "mobilepay": {"count": 0, "amount": 0},
    }
    assert figures["payments_changed"] == {"count": 2, "amount": 9_990}
    counter.till.send(counter.deliver)
    with cast.at_work():
        audit_entries(cast.register.id, keys_of(cast.register.id))
        assert not Finding.objects.exists()
        detail = shift_detail(Shift.objects.get())
        assert detail.figures["payments_changed"]["count"] == 2
        assert Payment.objects.get().tender == "card"
        assert not list(rebuild().differences)


def test_the_office_sees_who_did_it_and_who_said_yes(
    cast: Cast, counter: Counter, office: Office
) -> None:
    sale = sold(counter)
    counter.till.record("payment_changed", body(cast, counter, sale, "mobilepay"))
    counter.till.send(counter.deliver)
    with cast.at_work():
        [told] = put_right(UUID(sale["id"]))
        assert (told.by, told.approved_by) == (cast.cashier.name, cast.manager.name)
        assert (told.before, told.after, told.reason) == ("Kontant", "MobilePay", "Tastet forkert")
        [event] = AuditEvent.objects.filter(verb="payment_changed")
        assert (event.actor, str(event.subject_id)) == (cast.cashier.id, sale["id"])
        assert event.before == {"payment": "Kontant", "amount": 5_000}
        assert event.after["approved_by"] == cast.manager.name
    page = office.of(cast.manager).get(f"/sales/{sale['id']}/").content.decode()
    assert "Rettet fra Kontant til MobilePay" in page
    assert f"Godkendt af {cast.manager.name}." in page


def test_what_does_not_fit_the_payment_moves_nothing(cast: Cast, counter: Counter) -> None:
    """Of more than was paid, of another register's sale, onto a gift card, said again."""
    other = open_counter(cast.other_register, [cast.cashier])
    sale, theirs = sold(counter), sold(other)
    other.till.send(other.deliver)
    change = body(cast, counter, sale, "mobilepay")
    more: PaymentChanged = {**change, "after": {**change["after"], "amount": 9_995}}
    foreign: PaymentChanged = {**change, "sale": theirs["id"]}
    voucher: PaymentChanged = {**change, "after": {**change["after"], "kind": "voucher"}}
    for tampered in (more, foreign, voucher, change, change):
        counter.till.record("payment_changed", tampered)
    counter.till.send(counter.deliver)
    with cast.at_work():
        assert Payment.objects.get(sale_id=sale["id"]).amount == 4_995
        assert Payment.objects.get(sale_id=theirs["id"]).tender == "cash"
        assert PaymentChange.objects.count() == 1
        errors = [failure.error for failure in ProjectionFailure.objects.order_by("seq")]
        assert len(errors) == 4
        assert "payment 5000 cash ≠ 9995 mobilepay" in errors[0]
        assert "does not stand as its change says" in errors[1]
        assert "does not stand as its change says" in errors[3]
        assert AuditEvent.objects.filter(verb="payment_changed").count() == 1


def test_nobody_who_may_not_goes_unseen(cast: Cast, counter: Counter) -> None:
    sale = sold(counter)
    change: PaymentChanged = {**body(cast, counter, sale, "mobilepay"), "approved_by": None}
    counter.till.record("payment_changed", change)
    counter.till.send(counter.deliver)
    with cast.at_work():
        audit_entries(cast.register.id, keys_of(cast.register.id))
        [finding] = Finding.objects.all()
        assert finding.check_code == "rights"
        assert finding.detail.endswith("may not change_payment")
