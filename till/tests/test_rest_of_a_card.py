"""What is left on a gift card, paid out in coins: all of it leaves the card, and nothing else."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from till.cart import apply
from till.sale import sale_body
from till.shapes import Cart
from till.tests.cast import NOW, envelope, item, pricebook, send
from till.tests.invariants import check_sale

LIMIT = 5_000
BOOK = pricebook()
BOOK["vouchers"]["cash_out_limit"] = LIMIT


def with_goods(price: int) -> Cart:
    cart = send(BOOK, None, "start", id="sale-1")
    return send(BOOK, cart, "add", item=item("bell", price=price))


def cash_out(balance: int) -> dict[str, Any]:
    known = {"fresh": True, "balance": balance, "blocked": False, "spent": 0, "expires": None}
    named = {"kind": "gift_card", "number": "0123456789", "known": known, "cash_out": True}
    return {"name": "redeem", "at": NOW, "employee": "owner"} | named


def coins(amount: int) -> int:
    """To the nearest 50 øre; 25 and 75 up."""
    return (amount + 25) // 50 * 50


@given(price=st.integers(1, 60_000), left=st.integers(-200, LIMIT + 200))
@example(price=4_900, left=24)
@example(price=4_900, left=25)
@example(price=4_900, left=LIMIT)
@example(price=4_900, left=LIMIT + 1)
def test_the_rest_is_paid_out_where_it_comes_to_a_coin_and_within_the_limit(
    price: int, left: int
) -> None:
    balance = max(1, price + left)
    left = balance - price
    cart = with_goods(price)
    result = apply(BOOK, cart, cash_out(balance))
    if left > LIMIT or coins(max(0, left)) == 0:
        assert result["errors"] == [{"code": "voucher_cash_out", "data": {"limit": LIMIT}}]
        assert result["cart"] == cart
        return
    assert result["errors"] == []
    due = result["cart"]["totals"]["cash_due"]
    assert due == -coins(left)
    cart = send(BOOK, result["cart"], "pay", tender="cash", tendered=due)
    assert cart["totals"]["settled"]
    body = sale_body(BOOK, cart, envelope(), 1)
    check_sale(body)
    (action,) = body["vouchers"]
    assert (action["amount"], action["left"]) == (-balance, 0)
    assert action["vat"] == -body["vat"][0]["vat"]  # what paid goods, and nothing of the rest
    assert [payment["amount"] for payment in body["payments"]] == [balance, -coins(left)]
    assert body["rounding"] == left - coins(left)
