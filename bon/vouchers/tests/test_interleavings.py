"""Any order of issue, top-up, redemption, refund and block over two registers, online or not."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bon.journal.models import ProjectionFailure
from bon.kit.models import Task
from bon.registers.tests.counter import Counter
from bon.sales.models import Sale
from bon.staff.cast import Cast, make_cast
from bon.vouchers.actions.block_card import block_card, open_card
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Card, Entry
from bon.vouchers.tests.counter import CARD, issue, redeem, voucher_counter

AMOUNTS = st.integers(1, 20_000)
WHICH = st.sampled_from([0, 1])


class Ledgers(RuleBasedStateMachine):
    """Two counters sell and take one card; uploads come whenever they come."""

    def __init__(self) -> None:
        super().__init__()
        self.cast: Cast = make_cast()
        self.counters: list[Counter] = [
            voucher_counter(self.cast.register, [self.cast.cashier]),
            voucher_counter(self.cast.other_register, [self.cast.manager]),
        ]
        self.sold: list[UUID] = []

    @rule(which=WHICH, amount=AMOUNTS, top_up=st.booleans())
    def put_on(self, which: int, amount: int, top_up: bool) -> None:
        sale = issue(self.counters[which].till, amount, top_up=top_up)
        self.sold.append(UUID(sale["id"]))

    @rule(which=WHICH, amount=AMOUNTS)
    def spend(self, which: int, amount: int) -> None:
        self.sold.append(UUID(redeem(self.counters[which].till, amount, pieces=5)["id"]))

    @rule(which=WHICH)
    def send(self, which: int) -> None:
        counter = self.counters[which]
        counter.till.send(counter.deliver)

    @rule(which=WHICH)
    def lose_the_answer(self, which: int) -> None:
        counter = self.counters[which]
        if counter.till.held:
            counter.deliver(counter.till.upload())

    @rule(amount=st.integers(-20_000, 20_000))
    def adjust(self, amount: int) -> None:
        with self.cast.at_work():
            try:
                change = Change("gift_card", CARD, "adjust", amount)
                put_on_card(self.cast.owner, [change], "prøve")
            except ValidationError:
                assert amount < 0

    @rule(blocked=st.booleans())
    def block(self, blocked: bool) -> None:
        with self.cast.at_work():
            act = block_card if blocked else open_card
            act(self.cast.owner, "gift_card", CARD, "prøve")

    @invariant()
    def the_balance_is_the_sum_and_never_negative(self) -> None:
        with self.cast.at_work():
            card = Card.objects.filter(number=CARD).first()
            entries = Entry.objects.filter(number=CARD).aggregate(sum=Sum("amount"))["sum"] or 0
            balance, missing = (card.balance, card.missing) if card else (0, 0)
            assert balance - missing == entries
            assert balance >= 0
            assert missing >= 0
            assert min(balance, missing) == 0
            if missing == 0:
                assert not Task.objects.filter(kind="vouchers.shortfall", done_at=None).exists()

    def teardown(self) -> None:
        """Whatever happened, every sale stands and adds up."""
        for counter in self.counters:
            counter.till.send(counter.deliver)
        with self.cast.at_work():
            assert set(Sale.objects.values_list("id", flat=True)) == set(self.sold)
            assert ProjectionFailure.objects.count() == 0
        self.the_balance_is_the_sum_and_never_negative()


TestLedgers = pytest.mark.django_db(Ledgers.TestCase)
TestLedgers.settings = settings(
    max_examples=8,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
