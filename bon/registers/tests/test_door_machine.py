"""The door under everything a network and a bad device can do, step by step, against PostgreSQL.

Two registers of one shop sell; what they send is lost, doubled, reordered, cut, answered into
nothing, forked and tampered with. After every step the invariants hold: what was acknowledged is
there exactly once, chains have no gaps, every sale has one entry and stock is what was moved; at
the end every projection rebuilt from the journal is the live one, byte for byte.
"""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bon.journal.entry import Item as Element
from bon.journal.models import Entry, Finding
from bon.journal.rebuilding import rebuild
from bon.kit.tenancy import acting_for
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, BOOK, HELMET, TUBE, Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast, make_cast
from bon.stock.queries import broken_levels
from till.canonical import digest

GOODS = (BELL, BOOK, HELMET, TUBE)
either = st.integers(0, 1)


class Door(RuleBasedStateMachine):
    cast: Cast
    counters: list[Counter]

    @initialize()
    def open(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.cast = make_cast()
        self.counters = [
            open_counter(register, [self.cast.cashier])
            for register in (self.cast.register, self.cast.other_register)
        ]
        self.acknowledged: list[dict[int, str]] = [{}, {}]
        self.sent: list[list[Element]] = [[], []]

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            try:
                self.everything_can_be_made_again()
            finally:
                transaction.set_rollback(True)
                self.atomic.__exit__(None, None, None)

    # --- at the counter ------------------------------------------------------------------

    @rule(
        who=either,
        goods=st.lists(st.sampled_from(GOODS), min_size=1, max_size=4),
        tender=st.sampled_from(["cash", "card"]),
        training=st.booleans(),
    )
    def sell(self, who: int, goods: list[Any], tender: str, training: bool) -> None:
        till = self.counters[who].till
        till.training = training
        till.sell(Basket([(item, 1000) for item in goods], tender=tender))
        till.training = False

    @rule(who=either)
    def close_and_open(self, who: int) -> None:
        till = self.counters[who].till
        till.count_cash()
        till.close_shift()
        till.sign_in(str(self.cast.cashier.id))
        till.open_shift()

    # --- on the way -----------------------------------------------------------------------

    @rule(who=either, count=st.integers(1, 6))
    def deliver(self, who: int, count: int) -> None:
        """Sent and answered."""
        counter = self.counters[who]
        answer = self.send(who, counter.till.upload(count))
        counter.till.acknowledge(each["hash"] for each in answer["acknowledged"])

    @rule(who=either, count=st.integers(1, 6))
    def lose_the_answer(self, who: int, count: int) -> None:
        """Committed, and the register never hears of it."""
        self.send(who, self.counters[who].till.upload(count))

    @rule(who=either, seed=st.integers(0, 1 << 16))
    def repeat_the_past(self, who: int, seed: int) -> None:
        """An old upload comes once more."""
        if self.sent[who]:
            start = seed % len(self.sent[who])
            self.send(who, self.sent[who][start : start + 5])

    @rule(who=either, seed=st.integers(0, 1 << 16))
    def reorder(self, who: int, seed: int) -> None:
        mixed = list(self.counters[who].till.upload(5))
        random.Random(seed).shuffle(mixed)
        self.send(who, mixed)

    @rule(who=either, skip=st.integers(1, 3))
    def drop_the_first(self, who: int, skip: int) -> None:
        self.send(who, self.counters[who].till.upload(6)[skip:])

    # --- bad devices ----------------------------------------------------------------------

    @rule(who=either, seed=st.integers(0, 1 << 16))
    def fork(self, who: int, seed: int) -> None:
        """A copied device: the same place in the chain, other words, a true signature."""
        if self.sent[who]:
            element = self.sent[who][seed % len(self.sent[who])]
            text = element.entry.replace('"app":"', '"app":"kopi ')
            counter = self.counters[who]
            self.refused(who, Element(text, digest(text), counter.till.key.sign(text)))

    @rule(who=either)
    def follow_another_chain(self, who: int) -> None:
        """The next entry, truly signed, behind an entry that is not there."""
        held = self.counters[who].till.upload(1)
        if held:
            prev = f'"prev":"{"ab" * 32}"'
            text = re.sub('"prev":"[0-9a-f]{64}"', prev, held[0].entry)
            signature = self.counters[who].till.key.sign(text)
            self.refused(who, Element(text, digest(text), signature))

    @rule(who=either, at=st.integers(0, 400), seed=st.integers(0, 1 << 16))
    def tamper(self, who: int, at: int, seed: int) -> None:
        held = self.counters[who].till.upload(1)
        if held:
            text = held[0].entry
            at %= len(text)
            other = chr(33 + (ord(text[at]) + 1 + seed) % 90)
            if other != text[at]:
                changed = text[:at] + other + text[at + 1 :]
                self.refused(who, Element(changed, held[0].hash, held[0].signature))

    @rule(who=either)
    def sign_with_another_key(self, who: int) -> None:
        held = self.counters[who].till.upload(1)
        if held:
            stolen = self.counters[1 - who].till.key.sign(held[0].entry)
            answer = self.send(who, [Element(held[0].entry, held[0].hash, stolen)])
            known = [each["result"] for each in answer["acknowledged"]]
            assert known == ["known"] or answer["refused"]["reason"] == "signature"

    @rule(who=either)
    def use_the_other_token(self, who: int) -> None:
        held = self.counters[who].till.upload(2)
        if held:
            answer = self.counters[1 - who].post(held).json()
            assert answer["refused"]["reason"] == "malformed"
            assert answer["acknowledged"] == []

    def refused(self, who: int, element: Element) -> None:
        answer = self.send(who, [element])
        assert answer["acknowledged"] == []
        assert answer["refused"]["reason"] in ("fork", "gap", "hash", "link", "malformed")

    def send(self, who: int, elements: list[Element]) -> Any:
        if not elements:
            return {"acknowledged": []}
        counter = self.counters[who]
        answer = counter.post(elements)
        assert answer.status_code in (200, 409), answer.content
        told = answer.json()
        for each in told["acknowledged"]:
            before = self.acknowledged[who].setdefault(each["seq"], each["hash"])
            assert before == each["hash"], "one place in the chain, two entries acknowledged"
            assert each["result"] != "unprojected"
        own = {each["hash"] for each in told["acknowledged"]}
        self.sent[who] += [e for e in elements if e.hash in own and e not in self.sent[who]]
        return told

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def what_was_acknowledged_is_there_once_without_a_gap(self) -> None:
        if not hasattr(self, "cast"):
            return
        with self.cast.at_work():
            for who, counter in enumerate(self.counters):
                rows = Entry.objects.filter(register_id=counter.till.register).order_by("seq")
                kept = [
                    (seq, bytes(hash).hex(), bytes(prev).hex())
                    for seq, hash, prev in rows.values_list("seq", "hash", "prev")
                ]
                assert [seq for seq, _, _ in kept] == list(range(1, len(kept) + 1))
                assert [prev for _, _, prev in kept][1:] == [hash for _, hash, _ in kept][:-1]
                hashes = {seq: hash for seq, hash, _ in kept}
                assert self.acknowledged[who].items() <= hashes.items()

    @invariant()
    def every_sale_has_one_entry_and_stock_is_what_was_moved(self) -> None:
        if not hasattr(self, "cast"):
            return
        with self.cast.at_work():
            sales = set(Sale.objects.values_list("id", flat=True))
            assert sales == set(Entry.objects.filter(kind="sale").values_list("id", flat=True))
            assert broken_levels() == []

    def everything_can_be_made_again(self) -> None:
        for who, counter in enumerate(self.counters):
            counter.till.send(lambda held, who=who: self.hashes(self.send(who, held)))  # type: ignore[misc]
            assert len(self.acknowledged[who]) == counter.till.seq
        with acting_for(self.cast.organisation.id):
            rebuilt = rebuild()
            assert (rebuilt.failed, rebuilt.differences, rebuilt.left_out) == ({}, [], 0)
            assert not Finding.objects.exists()

    @staticmethod
    def hashes(answer: Any) -> list[str]:
        return [each["hash"] for each in answer["acknowledged"]]


@pytest.mark.django_db
def test_the_door_holds_whatever_comes() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Door,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
