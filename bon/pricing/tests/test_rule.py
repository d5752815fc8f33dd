"""The arithmetic of a rule, against fractions that round nothing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bon.pricing.rule import ENDINGS, MOST, Ending, Rule, end, margin_bp, new_price

VAT = 2_500
SIXTY = 6_000_000  # thousandths of an øre

PRICES = st.integers(0, MOST)
ANY_ENDING = st.sampled_from(sorted(ENDINGS.values()))


@pytest.mark.parametrize(
    ("price", "kind", "value", "ending", "becomes"),
    [
        (199_95, "percent", 500, "95", 209_95),
        (199_00, "percent", 500, "00", 209_00),
        (112_00, "percent", 500, "9", 119_00),
        (48_00, "percent", -5_000, "99", 99_00),
        (30_00, "amount", -40_00, "00", 1_00),
        (30_00, "amount", -40_00, "any", 1),
        (None, "fixed", 199_00, "any", 199_00),
        (None, "percent", 500, "any", None),
        (0, "percent", 500, "any", None),
        (0, "amount", 10_00, "any", 10_00),
        (999_999_00, "percent", 500, "any", None),
    ],
)
def test_a_price_by_a_rule(
    price: int | None, kind: str, value: int, ending: str, becomes: int | None
) -> None:
    assert new_price(Rule(kind, value, ENDINGS[ending]), price, 0, VAT) == becomes


def test_a_margin_goes_from_what_goods_cost() -> None:
    forty = Rule("margin", 4_000, ENDINGS["95"])
    assert new_price(forty, 80_00, SIXTY, VAT) == 124_95
    assert new_price(forty, 80_00, 0, VAT) is None
    assert new_price(Rule("margin", 0, ENDINGS["any"]), None, SIXTY, VAT) == 75_00
    assert margin_bp(124_95, SIXTY, VAT) == 3_998
    assert margin_bp(70_00, SIXTY, VAT) == -714
    assert margin_bp(70_00, 0, VAT) is None
    assert margin_bp(None, SIXTY, VAT) is None


@given(amount=PRICES, ending=ANY_ENDING)
def test_no_price_with_the_ending_is_nearer(amount: int, ending: Ending) -> None:
    found = end(amount, ending)
    assert found > 0
    assert (found - ending.rest) % ending.step == 0
    lowest = ending.rest or ending.step
    for other in (found - ending.step, found + ending.step):
        if other >= lowest:
            assert abs(found - amount) <= abs(other - amount)


@given(price=st.integers(1, 10_000_000), rate=st.integers(-10_000, 20_000))
def test_per_cents_are_never_more_than_half_an_oere_off(price: int, rate: int) -> None:
    becomes = new_price(Rule("percent", rate, ENDINGS["any"]), price, 0, VAT)
    exact = price * Fraction(10_000 + rate, 10_000)
    assert becomes is not None
    assert abs(becomes - max(exact, Fraction(1))) <= Fraction(1, 2)


@given(margin=st.integers(0, 9_000), cost=st.integers(100_000, 10**9))
def test_a_price_made_for_a_margin_has_it(margin: int, cost: int) -> None:
    price = new_price(Rule("margin", margin, ENDINGS["any"]), None, cost, VAT)
    assert price is not None
    found = margin_bp(price, cost, VAT)
    # Half an øre of a price of one krone or more moves it by half a per cent at most.
    assert found is not None
    assert abs(found - margin) <= 50
