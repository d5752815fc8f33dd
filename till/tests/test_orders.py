"""Orders of any goods: what was shown is agreed, what is owed is paid, and all of it once."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from till.errors import Refusal
from till.orders import installment, picked_up, set_off, shares, worth
from till.shapes import KnownOrder, Order
from till.tests.cast import item, pricebook, send

BOOK = pricebook()
pieces = st.tuples(
    st.sampled_from(["helmet", "bell", "newspaper"]),
    st.integers(1, 9).map(lambda count: count * 1000),
)
weighed = st.tuples(st.just("nuts"), st.integers(1, 9_999))
baskets = st.lists(st.one_of(pieces, weighed), min_size=1, max_size=4)
parts = st.integers(0, 1000)  # of a thousand


def ordered(basket: list[tuple[str, int]], rate_bp: int) -> tuple[int, Order]:
    """What a basket with a discount comes to, and the order that is made of it."""
    cart = send(BOOK, None, "start", id="sale-1")
    cart = send(BOOK, cart, "set_customer", customer="ulla")
    for code, quantity_milli in basket:
        cart = send(BOOK, cart, "add", item=item(code), quantity_milli=quantity_milli)
    if rate_bp:
        discount = {"kind": "percent", "value": rate_bp, "reason": "damaged"}
        cart = send(BOOK, cart, "discount_cart", discount=discount)
    shown = cart["totals"]["total"]
    wish: Any = {"id": "order-1", "number": 1_000_001, "kind": "layaway", "prepayment": 1}
    order = send(BOOK, cart, "place_order", **wish, label="Depositum")["order"]
    assert order is not None
    return shown, order


def known(order: Order) -> KnownOrder:
    """The order as the server tells it before anything was paid or picked up."""
    return {
        "id": order["id"],
        "number": order["number"],
        "kind": order["kind"],
        "customer": order["customer"],
        "due": None,
        "lines": [{**line, "left_milli": line["quantity_milli"]} for line in order["lines"]],
        "prepaid": [],
        "cash": 0,
        "ready": False,
    }


def pay(order: KnownOrder, parts: list[tuple[str, int]]) -> None:
    for vat, amount in parts:
        there = [each for each in order["prepaid"] if each["vat"] == vat]
        if there:
            there[0]["amount"] += amount
        else:
            order["prepaid"].append({"vat": vat, "amount": amount})


@given(basket=baskets, rate_bp=st.integers(0, 9_999))
@example(basket=[("nuts", 1_250)], rate_bp=500)  # both parts end on half an øre
@settings(max_examples=150, deadline=None)
def test_what_was_shown_is_agreed(basket: list[tuple[str, int]], rate_bp: int) -> None:
    shown, order = ordered(basket, rate_bp)
    assert sum(worth(line, line["quantity_milli"]) for line in order["lines"]) == shown
    assert order["total"] == shown
    assert all(line["quantity_milli"] > 0 for line in order["lines"])
    assert sum(line["quantity_milli"] for line in order["lines"]) == sum(q for _, q in basket)


@given(basket=baskets, first=parts, then=st.lists(parts, max_size=4))
@settings(max_examples=80, deadline=None)
def test_installments_come_to_what_the_goods_cost_and_no_further(
    basket: list[tuple[str, int]], first: int, then: list[int]
) -> None:
    total, order = ordered(basket, 0)
    paid = known(order)
    owed = total - total * first // 1000
    pay(paid, shares(total - owed, order["lines"]))
    for part in [*then, 1000]:
        for beyond in (-1, 0, owed + 1):
            with pytest.raises(Refusal) as refused:
                installment(paid, beyond)
            assert refused.value.as_error() == {"code": "amount_invalid", "data": {"most": owed}}
        amount = owed * part // 1000
        if amount:
            given_in = installment(paid, amount)
            assert sum(share for _vat, share in given_in) == amount
            pay(paid, given_in)
            owed -= amount
    by_class: dict[str, int] = {}
    for line in order["lines"]:
        vat = line["item"]["vat"]
        by_class[vat] = by_class.get(vat, 0) + worth(line, line["quantity_milli"])
    assert {each["vat"]: each["amount"] for each in paid["prepaid"]} == by_class


@given(basket=st.lists(pieces, min_size=1, max_size=4), part=parts, turns=st.randoms())
@settings(max_examples=80, deadline=None)
def test_what_is_set_against_goods_is_what_was_paid_and_never_more_than_they_cost(
    basket: list[tuple[str, int]], part: int, turns: Random
) -> None:
    total, order = ordered(basket, 0)
    left = known(order)
    prepaid = total * part // 1000
    pay(left, shares(prepaid, order["lines"]))
    taken = cost = 0
    while any(line["left_milli"] for line in left["lines"]):
        line = turns.choice([line for line in left["lines"] if line["left_milli"]])
        quantity_milli = 1000 * turns.randint(1, line["left_milli"] // 1000)
        picked = picked_up(left, [{"line": line["no"], "quantity_milli": quantity_milli}])
        against = set_off(left, picked)
        assert sum(amount for _vat, amount in against) <= worth(line, quantity_milli)
        taken += sum(amount for _vat, amount in against)
        cost += worth(line, quantity_milli)
        line["left_milli"] -= quantity_milli
        pay(left, [(vat, -amount) for vat, amount in against])
        assert all(each["amount"] >= 0 for each in left["prepaid"])
    assert (taken, cost) == (prepaid, total)
