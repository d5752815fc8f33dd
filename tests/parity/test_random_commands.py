"""The same random commands to both interpreters: every byte of every answer is the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.parity.interpreters import Handle, normal, text_of
from till.port import handle
from till.tests.cart_machine import CartMachine
from till.tests.cast import NOW, envelope, item, pricebook


@pytest.mark.node
def test_both_interpreters_answer_alike(micropython: Handle) -> None:
    class TwoTills(CartMachine):
        def ask(self, request: dict[str, Any]) -> Any:
            text = text_of(request)
            assert normal(micropython(text)) == normal(handle(text))
            return super().ask(request)

    run_state_machine_as_test(
        TwoTills,
        settings=settings(
            max_examples=40,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


@pytest.mark.node
def test_both_interpreters_answer_alike_about_the_last_cart(micropython: Handle) -> None:
    def both(**request: Any) -> Any:
        text = text_of(request)
        answer = handle(text)
        assert normal(micropython(text)) == normal(answer)
        return json.loads(answer)

    def send(cart: Any, name: str, **fields: Any) -> Any:
        command = {"name": name, "at": NOW, "employee": "cashier"} | fields
        return both(cart=cart, do="cart", pricebook="shop-1", command=command)

    both(do="load", pricebook=pricebook())
    send(None, "start", id="sale-1")
    for goods in ("bell", "tube", "bell", "nuts"):
        send("last", "add", item=item(goods), quantity_milli=1000)
    send("last", "remove", line=9)
    lines = send("last", "set_quantity", line=2, quantity_milli=3000)["cart"]["lines"]
    assert [line for line in lines if type(line) is int] == [1, 3]
    both(do="finalise", cart="last", pricebook="shop-1", envelope=envelope(), number=7)
