"""What holds for goods of a special nature, whatever their figures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from till.cart import apply
from till.rounding import half_up
from till.shapes import Cart
from till.tests.cast import NOW, item, pricebook
from till.vat import margin_vat

BOOK = pricebook()
AMOUNTS = st.integers(0, 99_999_999)


@given(price=AMOUNTS, cost=AMOUNTS)
def test_margin_vat_is_a_fifth_of_what_was_earned_and_never_negative(price: int, cost: int) -> None:
    assert margin_vat(price, cost, 2500) == half_up(max(0, price - cost), 5)


def test_margin_vat_as_on_the_page() -> None:
    assert margin_vat(350_000, 200_000, 2500) == 30_000
    assert margin_vat(200_000, 350_000, 2500) == 0


@given(quantities=st.lists(st.integers(1, 9_999), min_size=1, max_size=5))
def test_a_deposit_has_the_quantity_of_its_goods(quantities: list[int]) -> None:
    cart = _do(None, "start", id="sale-1")
    cart = _do(cart, "confirm_age", age=16, old_enough=True)
    cart = _do(cart, "add", item=item("beer"), deposit=item("deposit"))
    for pieces in quantities:
        cart = _do(cart, "set_quantity", line=1, quantity_milli=pieces * 1000)
        goods, deposit = cart["lines"]
        assert deposit["quantity_milli"] == goods["quantity_milli"] == pieces * 1000
        assert cart["totals"]["total"] == pieces * 1_900


def _do(cart: Cart | None, name: str, **fields: object) -> Cart:
    command = {"name": name, "at": NOW, "employee": "owner", **fields}
    result = apply(BOOK, cart, command)
    assert result["errors"] == []
    return result["cart"]
