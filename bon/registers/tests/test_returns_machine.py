"""Two registers that take back what either sold, whoever was reached first, against PostgreSQL.

Each knows what the server told it when it last asked, as a device does that was away since. After
every step the server counts exactly what came back; whatever came back more often than it was
sold is a task of its own, nothing else is; and what is rebuilt from the journal is the same.
"""

from __future__ import annotations

from collections import Counter as Tally
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bon.journal.rebuilding import rebuild
from bon.kit.models import Task
from bon.kit.tenancy import acting_for
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, TUBE, Counter, open_counter
from bon.sales.actions.check_returns import check_returns
from bon.sales.models import Sale, SaleLine
from bon.sales.returned import back_of
from bon.staff.cast import Cast, make_cast
from bon.stock.queries import broken_levels
from till.shapes import Entry, Returned

either = st.integers(0, 1)


class Returning(RuleBasedStateMachine):
    cast: Cast
    counters: list[Counter]

    @initialize()
    def open(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.cast = make_cast()
        self.counters = [
            open_counter(register, [self.cast.owner])
            for register in (self.cast.register, self.cast.other_register)
        ]
        self.sold: list[Entry] = []
        # What came back of each sale's line, as each register knows it: thousandths and øre.
        self.known: list[Tally[tuple[str, str]]] = [Tally(), Tally()]
        self.returns: list[Entry] = []

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            try:
                self.everything_can_be_made_again()
            finally:
                transaction.set_rollback(True)
                self.atomic.__exit__(None, None, None)

    @rule(at=either, bells=st.integers(1, 4))
    def sell(self, at: int, bells: int) -> None:
        basket = Basket([(BELL, bells * 1000), (TUBE, 1000)])
        self.sold.append(self.counters[at].till.sell(basket))

    @precondition(lambda self: self.sold)
    @rule(at=either, data=st.data())
    def take_back(self, at: int, data: st.DataObject) -> None:
        sale = data.draw(st.sampled_from(self.sold))
        line: Any = sale["body"]["lines"][0]
        before = self._before(at, sale)
        left = (line["quantity_milli"] - before["quantity_milli"]) // 1000
        if left <= 0:
            return
        pieces = data.draw(st.integers(1, left))
        back = self.counters[at].till.take_back(sale, {1: pieces * 1000}, before)
        self.returns.append(back)
        self.known[at][sale["id"], "quantity_milli"] += pieces * 1000
        self.known[at][sale["id"], "total"] -= back["body"]["total"]

    @rule(at=either)
    def send(self, at: int) -> None:
        counter = self.counters[at]
        counter.till.send(counter.deliver)
        with acting_for(self.cast.organisation.id):
            kept = SaleLine.objects.filter(returned_by="receipt").values_list("sale_id", flat=True)
            check_returns(list(kept))

    @rule(at=either)
    def ask(self, at: int) -> None:
        """All is sent first: then what the server knows is all there is to know."""
        self.send(at)
        with acting_for(self.cast.organisation.id):
            for sale in Sale.objects.filter(total__gt=0):
                for back in back_of(sale):
                    if back.line == 1:
                        self.known[at][str(sale.id), "quantity_milli"] = back.quantity_milli
                        self.known[at][str(sale.id), "total"] = back.total

    def _before(self, at: int, sale: Entry) -> Returned:
        known = self.known[at]
        return {
            "quantity_milli": known[sale["id"], "quantity_milli"],
            "total": known[sale["id"], "total"],
        }

    @invariant()
    def what_came_back_is_counted_and_too_much_is_told(self) -> None:
        if not hasattr(self, "sold"):
            return
        with acting_for(self.cast.organisation.id):
            arrived = {str(id) for id in Sale.objects.values_list("id", flat=True)}
            told = {task.facts["sale"] for task in Task.objects.filter(kind__startswith="sales.")}
            too_much = set()
            for sale in self.sold:
                if sale["id"] not in arrived:
                    continue
                came = [b for b in self._of(sale) if b["id"] in arrived]
                milli = sum(-b["body"]["lines"][0]["quantity_milli"] for b in came)
                worth = -sum(b["body"]["total"] for b in came)
                counted = [b for b in back_of(Sale.objects.get(id=UUID(sale["id"]))) if b.line == 1]
                assert [(b.quantity_milli, b.total) for b in counted] == (
                    [(milli, worth)] if came else []
                )
                line: Any = sale["body"]["lines"][0]
                if milli > line["quantity_milli"]:
                    too_much.add(sale["id"])
                else:
                    assert worth <= line["total"]
            assert told <= too_much
            assert broken_levels() == []

    def _of(self, sale: Entry) -> list[Entry]:
        return [b for b in self.returns if b["body"]["lines"][0]["origin"]["sale"] == sale["id"]]

    def everything_can_be_made_again(self) -> None:
        for at in (0, 1):
            self.send(at)
        with acting_for(self.cast.organisation.id):
            told = {task.facts["sale"] for task in Task.objects.filter(kind__startswith="sales.")}
            for sale in self.sold:
                milli = sum(-b["body"]["lines"][0]["quantity_milli"] for b in self._of(sale))
                line: Any = sale["body"]["lines"][0]
                assert (sale["id"] in told) == (milli > line["quantity_milli"])
            assert rebuild().differences == []


@pytest.mark.django_db
def test_nothing_comes_back_uncounted() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Returning,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
