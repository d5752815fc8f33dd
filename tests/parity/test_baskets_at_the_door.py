"""The real baskets through the journal's door: the record has the totals of the till."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Sum

from bon.journal.queries import chain_states
from bon.registers.devices import credentials
from bon.registers.intake import Upload, take
from bon.registers.simulated import Basket, selling
from bon.registers.tests.counter import Counter, pair
from bon.sales.models import Payment, Sale, SaleLine
from bon.staff.cast import Cast
from bon.stock.queries import broken_levels
from tests.parity.baskets import FILE, item_of, read_baskets
from tests.parity.test_baskets import BASKETS, sell
from till.port import handle
from till.shapes import Item


def as_bought(names: list[str], number: int, goods: dict[str, Item]) -> Basket:
    """The basket by the rule of tests/parity/baskets.py."""
    lines = [
        (goods[name], 151 + number % 1000 if goods[name]["weighed"] else 1000) for name in names
    ]
    discount = {"kind": "percent", "value": 500, "reason": "damaged"} if number % 7 == 0 else None
    return Basket(lines, tender="cash" if number % 2 else "card", discount=discount)


def deliver(counter: Counter) -> None:
    """Hands in all that is held, in uploads as a register makes them."""
    who = credentials(counter.token)
    counter.till.send(
        lambda elements: (each.hash for each in take(who, Upload(elements)).acknowledged)
    )


def test_the_record_has_the_totals_of_the_till(cast: Cast) -> None:
    if not FILE.exists():
        pytest.skip(f"THE BASKETS WERE NOT SOLD: {FILE} is missing; see BON_SHARED")
    baskets = list(read_baskets())
    assert len(baskets) == BASKETS
    goods = {name: item_of(name) for basket in baskets for name in basket}
    counter = pair(cast.register, [cast.owner])
    counter.till.pricebook["employees"][0]["permissions"] = selling(None)
    counter.till.sign_in(str(cast.owner.id))
    counter.till.open_shift(0)
    for number, names in enumerate(baskets, 1):
        counter.till.sell(as_bought(names, number, goods))
        if number % 1000 == 0:
            deliver(counter)
    counter.till.count_cash()
    closed = counter.till.close_shift(0)
    deliver(counter)

    _, figures = sell(handle, baskets)
    for part in (
        "total",
        "vat",
        "tenders",
        "groups",
        "discounts",
        "campaigns",
        "rounding",
        "grand",
    ):
        assert closed[part] == figures[part], part
    with cast.at_work():
        check_record(figures)


def check_record(figures: dict[str, Any]) -> None:
    """The tables say what the till said, to the øre, and nothing was left over."""
    sales = Sale.objects.aggregate(total=Sum("total"), discount=Sum("discount"))
    assert Sale.objects.count() == BASKETS
    assert sales == {
        "total": figures["total"],
        "discount": figures["discounts"]["amount"] + figures["campaigns"]["amount"],
    }
    assert SaleLine.objects.aggregate(total=Sum("total"))["total"] == figures["total"]
    paid = Payment.objects.values_list("tender").annotate(amount=Sum("amount"))
    assert dict(paid) == {code: each["amount"] for code, each in figures["tenders"].items()}
    assert list(broken_levels()) == []
    assert [state.failures for state in chain_states().values()] == [0]
