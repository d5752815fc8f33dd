"""Cards and what sales do to them: sums in any order, double use, and that no sale is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bon.journal.models import ProjectionFailure
from bon.journal.rebuilding import rebuild
from bon.kit.access import Denied
from bon.kit.models import Task
from bon.kit.worklist import listed
from bon.registers.tests.counter import Counter
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.stock.models import Movement
from bon.vouchers import queries
from bon.vouchers.actions.block_card import block_card, open_card
from bon.vouchers.actions.put_on_card import Change, put_on_card
from bon.vouchers.models import Card, Entry
from bon.vouchers.tests.counter import CARD, issue, redeem, voucher_counter
from till.sale import sale_body


@pytest.fixture
def front(cast: Cast) -> Counter:
    return voucher_counter(cast.register, [cast.cashier])


@pytest.fixture
def back(cast: Cast) -> Counter:
    return voucher_counter(cast.other_register, [cast.manager])


def _card(number: str = CARD) -> tuple[int, int]:
    card = Card.objects.get(number=number)
    return card.balance, card.missing


def _send(*counters: Counter) -> None:
    for counter in counters:
        counter.till.send(counter.deliver)


def test_a_card_is_sold_topped_up_and_spent(cast: Cast, front: Counter) -> None:
    issue(front.till, 50_000)
    issue(front.till, 10_000, top_up=True)
    sold = redeem(front.till, 20_000)
    _send(front)
    with cast.at_work():
        assert list(ProjectionFailure.objects.values_list("error", flat=True)) == []
        assert _card() == (40_000, 0)
        card = Card.objects.get()
        assert (card.kind, card.expires.isoformat()) == ("gift_card", "2029-11-21")
        rows = Entry.objects.order_by("at", "source_id").values_list("action", "amount", "vat")
        assert list(rows) == [
            ("issue", 50_000, 0),
            ("top_up", 10_000, 0),
            ("redeem", -20_000, -4_000),
        ]
        assert Sale.objects.get(id=sold["id"]).total == 199_800
        assert Sale.objects.count() == 3
        assert Task.objects.count() == 0
        assert ProjectionFailure.objects.count() == 0
        # A card lies on no shelf: only the bells left it.
        assert Movement.objects.count() == 1
    with cast.abroad():
        assert Card.objects.count() == 0


def test_training_touches_no_card(cast: Cast, front: Counter) -> None:
    front.till.training = True
    issue(front.till, 50_000)
    _send(front)
    with cast.at_work():
        assert Sale.objects.get().training
        assert Card.objects.count() == 0


def test_two_counters_spend_the_same_money_alone(cast: Cast, front: Counter, back: Counter) -> None:
    issue(front.till, 30_000)
    _send(front)
    first, second = redeem(front.till, 25_000), redeem(back.till, 20_000)
    _send(front, back)
    with cast.at_work():
        assert _card() == (0, 15_000)
        assert Sale.objects.filter(id__in=[first["id"], second["id"]]).count() == 2
        [told] = listed(cast.owner, done=False, most=9)
        assert told.words == (
            "Gavekort 0123456789 er brugt for 150,00 kr. mere, end der stod på det. "
            "Det skete på bon K2-1. Før det på K1-2."
        )
        assert told.address == "/vouchers/gift_card/0123456789/"
        put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", 15_000)], "afskrevet")
        assert _card() == (0, 0)


def test_a_card_spent_before_it_was_heard_of_comes_right_by_itself(
    cast: Cast, front: Counter, back: Counter
) -> None:
    issue(front.till, 30_000)
    redeem(back.till, 20_000)
    _send(back)
    with cast.at_work():
        assert _card() == (0, 20_000)
        assert Task.objects.get().done_at is None
    _send(front)
    with cast.at_work():
        assert _card() == (10_000, 0)
        task = Task.objects.get()
        assert task.done_at is not None
        assert task.done_by is None


def test_an_upload_that_comes_twice_spends_once(cast: Cast, front: Counter) -> None:
    issue(front.till, 30_000)
    redeem(front.till, 10_000)
    elements = front.till.upload()
    for _ in range(2):
        front.deliver(elements)
    with cast.at_work():
        assert _card() == (20_000, 0)
        assert Entry.objects.count() == 2


def test_the_same_number_twice_is_told_and_added_up(
    cast: Cast, front: Counter, back: Counter
) -> None:
    issue(front.till, 30_000)
    issue(back.till, 10_000)
    _send(front, back)
    with cast.at_work():
        assert _card() == (40_000, 0)
        [told] = listed(cast.owner, done=False, most=9)
        assert told.kind.code == "vouchers.twice"


def test_made_again_from_the_journal_it_is_the_same(
    cast: Cast, front: Counter, back: Counter
) -> None:
    issue(front.till, 30_000)
    _send(front)
    redeem(front.till, 25_000)
    redeem(back.till, 20_000)
    _send(back, front)
    with cast.at_work():
        put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", 20_000)], "undskyld")
        block_card(cast.owner, "gift_card", CARD, "tabt")
        tasks = Task.objects.count()
        rebuilt = rebuild()
        assert rebuilt.differences == []
        assert rebuilt.failed == {}
        assert Task.objects.count() == tasks
        assert _card() == (5_000, 0)


def test_the_office_adjusts_within_what_is_there_and_says_why(cast: Cast, front: Counter) -> None:
    issue(front.till, 30_000)
    _send(front)
    with cast.at_work():
        with pytest.raises(Denied):
            put_on_card(cast.mechanic, [Change("gift_card", CARD, "adjust", 100)], "gave")
        with pytest.raises(ValidationError):
            put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", -30_001)], "tyveri")
        put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", -30_000)], "tyveri")
        assert _card() == (0, 0)
        entry = Entry.objects.get(action="adjust")
        assert (entry.person_id, entry.reason) == (cast.owner.id, "tyveri")


def test_a_blocked_card_is_opened_again(cast: Cast, front: Counter) -> None:
    issue(front.till, 30_000)
    _send(front)
    with cast.at_work():
        for _ in range(2):
            block_card(cast.manager, "gift_card", CARD, "tabt")
        block = queries.block_of("gift_card", CARD)
        assert block is not None
        assert block.reason == "tabt"
        open_card(cast.manager, "gift_card", CARD, "fundet")
        assert queries.block_of("gift_card", CARD) is None
        actions = Entry.objects.order_by("at").values_list("action", flat=True)
        assert list(actions) == ["issue", "block", "open"]
        assert _card() == (30_000, 0)


@pytest.mark.parametrize("tampered", [
    {"amount": 900_000},
    {"line": 7},
    {"number": "12"},
    {"kind": "bank_note"},
])  # fmt: skip
def test_a_sale_that_puts_on_a_card_what_was_not_paid_enters_no_ledger(
    cast: Cast, front: Counter, monkeypatch: pytest.MonkeyPatch, tampered: dict[str, Any]
) -> None:
    def forged(*given: Any) -> Any:
        body: Any = sale_body(*given)
        body["vouchers"] = [action | tampered for action in body["vouchers"]]
        return body

    monkeypatch.setattr("bon.registers.simulated.sale_body", forged)
    issue(front.till, 30_000)
    _send(front)
    with cast.at_work():
        assert Card.objects.count() == 0
        assert ProjectionFailure.objects.count() == 1


def test_money_that_the_owner_puts_on_a_card_ends_what_was_missing(
    cast: Cast, front: Counter
) -> None:
    redeem(front.till, 100, pieces=1)
    front.till.send(front.deliver)
    with cast.at_work():
        task = Task.objects.get(kind="vouchers.shortfall")
        assert (_card(), task.done_at) == ((0, 100), None)
        put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", 99)], "fundet")
        task.refresh_from_db()
        assert (_card(), task.done_at) == ((0, 1), None)
        put_on_card(cast.owner, [Change("gift_card", CARD, "adjust", 1)], "fundet")
        task.refresh_from_db()
        assert _card() == (0, 0)
        assert task.done_at is not None
