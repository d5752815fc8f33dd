"""A cart that both sides have crosses the border no more, and nothing but time changes."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from till import lasting, port
from till.tests.cast import NOW, item, pricebook


@pytest.fixture(autouse=True)
def fresh_port() -> None:
    importlib.reload(lasting)
    importlib.reload(port)
    ask(do="load", pricebook=pricebook())


def ask(**request: Any) -> Any:
    return json.loads(port.handle(json.dumps(request, ensure_ascii=False)))


def send(cart: Any, name: str, **fields: Any) -> Any:
    command = {"name": name, "at": NOW, "employee": "cashier"} | fields
    return ask(cart=cart, do="cart", pricebook="shop-1", command=command)


def whole(answer: Any, before: Any) -> Any:
    """A brief answer with the lines of the cart before filled in."""
    known = {line["no"]: line for line in before["lines"]}
    lines = [line if type(line) is dict else known[line] for line in answer["cart"]["lines"]]
    return answer | {"cart": answer["cart"] | {"lines": lines}}


COMMANDS: list[dict[str, Any]] = [
    {"name": "add", "item": item("bell")},
    {"name": "add", "item": item("tube")},
    {"name": "add", "item": item("bell")},
    {"name": "add", "item": item("nuts"), "price": -1},
    {"name": "set_quantity", "line": 2, "quantity_milli": 3000},
    {"name": "remove", "line": 1},
    {"name": "pay", "tender": "cash", "tendered": 100},
    {"name": "remove", "line": 2},
    {"name": "abandon"},
]


def test_the_last_cart_is_answered_as_the_same_cart_sent_again() -> None:
    before = send(None, "start", id="sale-1")["cart"]
    for command in COMMANDS:
        sent = send(before, **command)
        send(before, "set_customer", customer=before["customer"])
        assert whole(send("last", **command), before) == sent
        before = sent["cart"]


def test_a_line_that_was_left_alone_is_answered_as_its_number() -> None:
    cart = send(None, "start", id="sale-1")["cart"]
    for goods in ("bell", "tube", "nuts"):
        cart = send(cart, "add", item=item(goods))["cart"]
    lines = send("last", "add", item=item("tube"))["cart"]["lines"]
    assert [line if type(line) is int else line["quantity_milli"] for line in lines] == [1, 2000, 3]


def test_a_refused_command_leaves_the_last_cart_as_it_is() -> None:
    cart = send(send(None, "start", id="sale-1")["cart"], "add", item=item("bell"))["cart"]
    refused = send("last", "remove", line=7)
    assert [error["code"] for error in refused["errors"]] == ["line_unknown"]
    assert whole(refused, cart)["cart"] == cart
    assert whole(send("last", "set_customer", customer=None), cart)["cart"] == cart


def test_without_a_cart_answered_there_is_no_last_one() -> None:
    answer = send("last", "add", item=item("bell"))
    assert answer == {"errors": [{"code": "bad_request", "data": {"field": "cart"}}]}
