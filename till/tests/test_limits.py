"""The largest cart the till takes: it adds up, stays exact in JavaScript, and takes no more."""

from __future__ import annotations

from typing import Any

from till.cart import apply
from till.limits import MAX_LINES, MAX_QUANTITY_MILLI, MAX_UNIT_PRICE
from till.shapes import Cart, Result
from till.tests.cast import NOW, item, pricebook
from till.tests.invariants import check_cart
from till.totals import with_lines

BOOK = pricebook(cash_limit=0)
EXACT_IN_JAVASCRIPT = 2**53


def send(cart: Cart | None, name: str, **fields: Any) -> Result:
    return apply(BOOK, cart, {"name": name, "at": NOW, "employee": "owner"} | fields)


def cart_of(lines: int, **goods: Any) -> Cart:
    """A cart with that many lines, all alike and as large as a line can be."""
    started = send(None, "start", id="sale-1")["cart"]
    nuts = item("nuts", **goods)
    first = send(started, "add", item=nuts, quantity_milli=MAX_QUANTITY_MILLI)["cart"]
    copies = [first["lines"][0] | {"no": no} for no in range(1, lines + 1)]
    return with_lines(BOOK, first | {"next_line": lines + 1}, copies)


def test_the_largest_cart_is_exact() -> None:
    cart = cart_of(MAX_LINES, price=MAX_UNIT_PRICE)
    check_cart(BOOK, cart)
    assert cart["totals"]["total"] == 2_000 * 999_999_890_000
    assert cart["totals"]["total"] < EXACT_IN_JAVASCRIPT


def test_one_line_more_is_refused() -> None:
    cart = cart_of(MAX_LINES)
    refused = send(cart, "add", item=item("bell"))
    assert refused["errors"] == [{"code": "cart_full", "data": {"limit": 2000}}]
    assert refused["cart"] == cart


def test_one_payment_more_is_refused() -> None:
    cart = send(send(None, "start", id="sale-1")["cart"], "add", item=item("helmet"))["cart"]
    for _ in range(20):
        cart = send(cart, "pay", tender="cash", tendered=50)["cart"]
    refused = send(cart, "pay", tender="cash", tendered=50)
    assert refused["errors"] == [{"code": "payments_full", "data": {"limit": 20}}]
    assert refused["cart"]["totals"]["remaining"] == 29_995 - 20 * 50


def test_goods_priced_beyond_counting_do_not_enter() -> None:
    cart = send(None, "start", id="sale-1")["cart"]
    refused = send(cart, "add", item=item("bell", price=MAX_UNIT_PRICE + 1))
    assert refused["errors"] == [{"code": "bad_request", "data": {"field": "item.price"}}]
    assert refused["cart"] == cart


def test_a_sum_nobody_carries_is_not_tendered() -> None:
    cart = send(send(None, "start", id="sale-1")["cart"], "add", item=item("helmet"))["cart"]
    refused = send(cart, "pay", tender="cash", tendered=10**12)
    assert [error["code"] for error in refused["errors"]] == ["amount_invalid"]
