"""The port answers whatever it is asked."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till import port
from till.tests.cast import NOW, pricebook


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
