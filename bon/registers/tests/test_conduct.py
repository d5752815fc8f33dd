"""What was done without the right to it, or by an absurd clock: kept, and named by the auditor."""

from __future__ import annotations

import pytest

from bon.journal.models import Finding
from bon.registers.simulated import Basket, selling
from bon.registers.tests.auditor import forged, found, verify
from bon.registers.tests.counter import BELL, HELMET, TUBE, Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.staff.models import Deviation, Grant
from bon.vouchers.models import Card
from bon.vouchers.tests.counter import issue, voucher_counter


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


@pytest.mark.parametrize("kind", ["discount_cart", "discount_line"])
def test_half_of_it_taken_off_and_called_a_tenth_is_found(cast: Cast, kind: str) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"] = selling(None)
    half = {"discount": {"kind": "percent", "value": 5000, "reason": "damaged"}, "line": 1}
    counter.till.sell(Basket([(HELMET, 1000)], commands=[(kind, half)]))
    *before, sale = counter.till.upload()
    counter.post([*before, forged(counter, sale.entry.replace('"rate_bp":5000', '"rate_bp":1000'))])
    assert found(cast, counter) == [(3, "rights")]


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


def test_money_for_the_bank_needs_the_right_to_send_it(cast: Cast) -> None:
    """Whether in the middle of a day or behind its Z: the same entry, the same right."""
    counter = open_counter(cast.register, [cast.cashier])
    with cast.at_work():
        grants = Grant.objects.filter(role=cast.cashier.role, permission="bank_deposit")
        grants.update(answer="approve")
    bag = {"amount": 10_000, "bag": "P-1", "foreign": [], "approved_by": None}
    approved = {**bag, "approved_by": str(cast.manager.id)}
    till = counter.till
    alone = till.record("bank_deposit", bag)
    till.record("bank_deposit", approved)
    till.count_cash()
    till.close_shift()
    till.employee = str(cast.cashier.id)
    behind = till.record("bank_deposit", bag)
    till.record("bank_deposit", approved)
    till.send(counter.deliver)
    assert found(cast, counter) == [(alone["seq"], "rights"), (behind["seq"], "rights")]


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
