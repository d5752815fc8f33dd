"""A yes from elsewhere, held against its question: whoever invents or stretches one is found."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from bon.approvals.actions.answer_approval import answer_approval
from bon.approvals.actions.ask_approval import Wanted, ask_approval
from bon.approvals.models import Approval
from bon.journal.models import Finding
from bon.kit.ids import uuid7s
from bon.organisation.models import Register
from bon.registers.simulated import Basket, selling
from bon.registers.tests.auditor import found
from bon.registers.tests.counter import HELMET, TUBE, Counter, open_counter
from bon.staff.cast import Cast
from bon.staff.models import Grant, Person
from bon.staff.uplink import Asker

ids = uuid7s()


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Where the cashier needs somebody's yes to take more than 500 kr. out of the drawer."""
    return open_counter(cast.register, [cast.cashier, cast.manager])


def answered(
    cast: Cast,
    permission: str = "cash_move",
    amount: int = 80_000,
    granted: bool = True,
    register: Register | None = None,
    sale: UUID | None = None,
) -> UUID:
    """What the manager answered the cashier."""
    id = next(ids)
    with cast.at_work():
        where = register or cast.register
        asker = Asker(where.id, where.store_id, timezone.now(), cast.cashier)
        ask_approval(asker, Wanted(id, permission, amount, None, sale, 0))
        answer_approval(cast.manager, id, granted, "")
    return id


def taken_out(
    cast: Cast, counter: Counter, approval: Any, amount: int = 80_000, by: Person | None = None
) -> list[tuple[int, str]]:
    """What the auditor finds once the cashier has taken money out with that answer."""
    yes = {"approved_by": str((by or cast.manager).id), "approval": approval}
    moved = {"amount": amount, "reason": "Blomster", "note": "", "photo": None, **yes}
    counter.till.record("cash_out", moved)
    counter.till.send(counter.deliver)
    return found(cast, counter)


def details(cast: Cast) -> list[str]:
    with cast.at_work():
        return list(Finding.objects.order_by("seq").values_list("detail", flat=True))


def test_an_answer_to_that_very_question_is_used_up(cast: Cast, counter: Counter) -> None:
    id = answered(cast)
    assert taken_out(cast, counter, str(id)) == []
    assert taken_out(cast, counter, str(id)) == [(4, "approval")]
    assert details(cast) == [f"{id}: used by entry 3"]
    with cast.at_work():
        assert Approval.objects.get().used_by is not None


def test_a_yes_at_the_counter_bears_a_name_and_no_question(cast: Cast, counter: Counter) -> None:
    counter.till.record("cash_out", {"amount": 80_000, "approved_by": str(cast.manager.id)})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == []


NOBODYS = "01a20396-5522-7358-a3f7-814484f5b14e"


@pytest.mark.parametrize("invented", [NOBODYS, "yes", "", 5, None, ["yes"], {"approval": 1}])
def test_an_invented_answer_is_found(cast: Cast, counter: Counter, invented: Any) -> None:
    assert taken_out(cast, counter, invented) == [(3, "approval")]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"granted": False}, "did not say yes"),
        ({"permission": "bank_deposit"}, "asked for bank_deposit"),
        ({"amount": 79_999}, "cash_move: 80000, asked for 79999"),
    ],
)
def test_an_answer_to_something_else_is_found(
    cast: Cast, counter: Counter, asked: dict[str, Any], why: str
) -> None:
    id = answered(cast, **asked)
    assert taken_out(cast, counter, str(id)) == [(3, "approval")]
    assert why in details(cast)[0]
    with cast.at_work():
        assert Approval.objects.get().used_by is None


def test_an_answer_that_somebody_else_gave_is_found(cast: Cast, counter: Counter) -> None:
    assert taken_out(cast, counter, str(answered(cast)), by=cast.owner) == [(3, "approval")]


def test_a_question_that_nobody_answered_is_no_yes(cast: Cast, counter: Counter) -> None:
    id = answered(cast)
    with cast.at_work():
        Approval.objects.update(granted=False, answered_by=None, answered_at=None)
    assert taken_out(cast, counter, str(id)) == [(3, "approval")]


def test_the_answer_to_a_colleague_is_not_the_cashiers(cast: Cast, counter: Counter) -> None:
    id = answered(cast)
    with cast.at_work():
        Approval.objects.update(asked_by=cast.mechanic)
    assert taken_out(cast, counter, str(id)) == [(3, "approval")]


def test_the_answer_to_another_register_is_none_here(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        other = Register.objects.create(store=cast.store, code="K9", name="Kasse 9", number=9)
    id = answered(cast, register=other)
    assert taken_out(cast, counter, str(id)) == [(3, "approval")]
    assert details(cast) == [f"{id}: asked at another register"]


def test_what_another_organisation_answered_nobody_here_ever_asked(
    cast: Cast, counter: Counter
) -> None:
    with cast.abroad():
        register = Register.objects.create(
            store=cast.foreign_store, code="F9", name="Fremmed", number=9
        )
        theirs = Approval.objects.create(
            register=register, asked_by=cast.stranger, permission="cash_move", amount=80_000,
            total=0, over_at=timezone.now(), answered_by=cast.stranger, granted=True,
        )  # fmt: skip
    assert taken_out(cast, counter, str(theirs.id)) == [(3, "approval")]
    assert details(cast) == [f"{theirs.id}: nobody asked that"]
    with cast.abroad():
        assert Approval.objects.get().used_by is None


def test_an_answer_where_nothing_needs_one_is_found(cast: Cast, counter: Counter) -> None:
    counter.till.record("signed_out", {"approval": str(answered(cast))})
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(3, "approval")]


def test_a_z_and_its_bag_are_one_act(cast: Cast, counter: Counter) -> None:
    """And whatever goes to the bank afterwards is another."""
    with cast.at_work():
        Grant.objects.filter(role=cast.cashier.role, permission="bank_deposit").update(
            answer="approve"
        )
    id = answered(cast, "bank_deposit", 0)
    yes = {"approved_by": str(cast.manager.id), "approval": str(id)}
    bag = {"amount": 10_000, "bag": "P-1", "foreign": [], **yes}
    closing = {
        "float_left": 0, "deposit": bag, "confirmed": [], "reason": "", "approved_by": None,
    }  # fmt: skip
    till = counter.till
    till.count_cash()
    at = till.clock()
    till.clock = lambda: at
    till.record("z_report", {"figures": till.figures(), "closing": closing, "approved_by": None})
    till.record("bank_deposit", bag)
    again = till.record("bank_deposit", bag)
    till.send(counter.deliver)
    assert found(cast, counter) == [(again["seq"], "approval")]


def test_lines_taken_out_together_are_one_act(cast: Cast, counter: Counter) -> None:
    with cast.at_work():
        Grant.objects.filter(role=cast.cashier.role, permission="remove_line").update(
            answer="approve"
        )
    id = answered(cast, "remove_line", 0)
    taken = {"sale": "s", "approved_by": str(cast.manager.id), "approval": str(id)}
    till = counter.till
    at = till.clock()
    till.clock, later = (lambda: at), till.clock
    till.record("line_removed", {"quantity_milli": 1000, "total": 100, **taken})
    till.record("line_removed", {"quantity_milli": 1000, "total": 200, **taken})
    till.clock = later
    again = till.record("line_removed", {"quantity_milli": 1000, "total": 300, **taken})
    till.send(counter.deliver)
    assert found(cast, counter) == [(again["seq"], "approval")]


def half_off(cast: Cast, approval: UUID, *lines: int) -> list[tuple[str, dict[str, Any]]]:
    """Half of each of these lines, in the name of the manager."""
    yes = {"approved_by": str(cast.manager.id), "approvals": {"line_discount": str(approval)}}
    half = {"kind": "percent", "value": 5000, "reason": "damaged"}
    return [("discount_line", {"line": line, "discount": half, **yes}) for line in lines]


@pytest.mark.parametrize(
    ("asked", "lines", "wrong"),
    [(5000, (1,), False), (4999, (1,), True), (5000, (1, 2), True)],
)
def test_a_discount_is_for_its_line_and_no_larger_than_asked_for(
    cast: Cast, counter: Counter, asked: int, lines: tuple[int, ...], wrong: bool
) -> None:
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"] = selling(None)
    id = answered(cast, "line_discount", asked)
    commands = half_off(cast, id, *lines)
    counter.till.sell(Basket([(HELMET, 1000), (TUBE, 1000)], commands=commands))
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(3, "approval")] * wrong


def test_an_answer_for_one_sale_is_none_for_the_next(cast: Cast, counter: Counter) -> None:
    for employee in counter.till.pricebook["employees"]:
        employee["permissions"] = selling(None)
    id = answered(cast, "line_discount", 5000, sale=next(ids))
    counter.till.sell(Basket([(HELMET, 1000)], commands=half_off(cast, id, 1)))
    counter.till.send(counter.deliver)
    assert found(cast, counter) == [(3, "approval")]
    assert details(cast) == [f"{id}: asked for another sale"]
