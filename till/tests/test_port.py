"""The port answers whatever it is asked, and what it remembers changes nothing but time."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till import port
from till.tests.cast import NOW, item, pricebook


def ask(**request: Any) -> Any:
    return json.loads(port.handle(json.dumps(request, ensure_ascii=False)))


def send(cart: Any, name: str, **fields: Any) -> Any:
    command = {"name": name, "at": NOW, "employee": "cashier"} | fields
    return ask(cart=cart, do="cart", pricebook="shop-1", command=command)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert json.loads(port.handle(text))["errors"][0]["code"] == "bad_request"


@given(
    st.dictionaries(
        st.sampled_from(["do", "cart", "command", "pricebook", "item", "body", "figures", "kind"]),
        st.sampled_from(["load", "cart", "receipt", "shift", "verify", None, 1, True, [], {}]),
    )
)
def test_any_request_gets_an_answer(request: dict[str, Any]) -> None:
    answer = json.loads(port.handle(json.dumps(request)))
    codes = {error["code"] for error in answer.get("errors", [])}
    assert codes <= {"bad_request", "pricebook_unknown", "entry_malformed"}


def test_the_last_four_pricebooks_stay() -> None:
    importlib.reload(port)
    for version in ("1", "2", "3", "4", "5", "3"):
        assert ask(do="load", pricebook=pricebook(version=version)) == {"version": version}
    start = {"name": "start", "id": "sale-1", "at": NOW}
    for version in ("2", "3", "4", "5"):
        assert ask(do="cart", pricebook=version, cart=None, command=start)["errors"] == []
    answer = ask(do="cart", pricebook="1", cart=None, command=start)
    assert answer == {"errors": [{"code": "pricebook_unknown", "data": {"version": "1"}}]}


@pytest.mark.parametrize(
    "change",
    [{"cash_rounding": 0}, {"cash_limit": -1}, {"version": ""}, {"tenders": None}, {"seller": []}],
)
def test_a_pricebook_that_cannot_be_traded_on_is_refused(change: dict[str, Any]) -> None:
    answer = ask(do="load", pricebook=pricebook(**change))
    assert answer == {"errors": [{"code": "bad_request", "data": {"field": next(iter(change))}}]}


def test_a_known_cart_and_the_same_cart_read_anew_are_answered_alike() -> None:
    ask(do="load", pricebook=pricebook())
    bell, tube = item("bell"), item("tube")
    cart = send(None, "start", id="sale-1")["cart"]
    for goods in (bell, tube, item("nuts")):
        cart = send(cart, "add", item=goods)["cart"]
    known = send(cart, "add", item=tube)
    ask(cart=None, do="cart", pricebook="shop-1", command={"name": "start", "id": "x", "at": NOW})
    assert send(cart, "add", item=tube) == known


def test_a_cart_from_long_ago_is_read_as_it_was_sent() -> None:
    ask(do="load", pricebook=pricebook())
    first = send(None, "start", id="sale-1")["cart"]
    second = send(first, "add", item=item("bell"))["cart"]
    send(second, "add", item=item("tube"))
    again = send(first, "add", item=item("tube"))
    assert [line["item"]["sku"] for line in again["cart"]["lines"]] == ["SL-28"]
