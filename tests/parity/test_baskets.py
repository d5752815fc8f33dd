"""Real baskets, sold on both interpreters: the same journal, so the same totals.

Every fifth of the 9,835; `test_baskets_at_the_door` sells all of them with the one interpreter, and
`pytest -m long` with both.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.parity.baskets import FILE, commands_of, item_of, payment_of, read_baskets
from tests.parity.interpreters import Handle, text_of
from till.journal import GENESIS
from till.port import handle as cpython
from till.tests.cast import NOW, envelope, pricebook

BASKETS = 9_835
BATCH = 50
BOOK = pricebook(cash_limit=0)


def sell(handle: Handle, baskets: list[list[str]]) -> tuple[str, dict[str, Any]]:
    """Sells every basket in one shift. Gives the last entry's hash and the shift's figures."""
    goods = {name: item_of(name) for basket in baskets for name in basket}
    handle(text_of({"do": "load", "pricebook": BOOK}))
    opening = {"shift": "shift-1", "number": 1, "register": "register-1", "opened_at": NOW}
    nothing = {"sales": 0, "returns": 0, "net": 0}
    figures = json.loads(
        handle(
            text_of(
                {"do": "shift", "command": "open", "opening_float": 0, "first_seq": 1}
                | opening
                | {"grand": nothing}
            )
        )
    )["figures"]
    prev = GENESIS
    entries = []
    for number, basket in enumerate(baskets, 1):
        sale = sell_one(handle, number, commands_of(number, basket, goods), prev)
        entries.append(json.loads(sale["entry"]))
        prev = sale["hash"]
        if len(entries) == BATCH or number == len(baskets):
            folded = {"do": "shift", "command": "add", "figures": figures, "entries": entries}
            figures = json.loads(handle(text_of(folded)))["figures"]
            entries = []
    return prev, figures


def sell_one(
    handle: Handle, number: int, commands: list[dict[str, Any]], prev: str
) -> dict[str, Any]:
    """Rings up, is paid and finishes one basket."""
    cart = None
    for command in commands:
        cart = send(handle, cart, command)
    assert cart is not None
    cart = send(handle, cart, payment_of(number, cart["totals"]))
    own = envelope(id=f"entry-{number}", seq=number, prev=prev)
    request = {"cart": cart, "do": "finalise", "pricebook": BOOK["version"]}
    sale: dict[str, Any] = json.loads(
        handle(text_of(request | {"envelope": own, "number": number}))
    )
    assert sale["errors"] == []
    return sale


def send(handle: Handle, cart: dict[str, Any] | None, command: dict[str, Any]) -> dict[str, Any]:
    """The cart after one command, by the manager, who may give the discounts of the rule."""
    signed = {"at": NOW, "employee": "manager"} | command
    request = {"cart": cart, "do": "cart", "pricebook": BOOK["version"], "command": signed}
    answer = json.loads(handle(text_of(request)))
    assert answer["errors"] == []
    changed: dict[str, Any] = answer["cart"]
    return changed


@pytest.mark.node
@pytest.mark.parametrize(
    ("every", "sold"), [(5, 1_967), pytest.param(1, BASKETS, marks=pytest.mark.long)]
)
def test_the_same_baskets_give_the_same_totals(micropython: Handle, every: int, sold: int) -> None:
    if not FILE.exists():
        pytest.skip(f"THE BASKETS WERE NOT SOLD: {FILE} is missing; see BON_SHARED")
    baskets = list(read_baskets())[::every]
    assert len(baskets) == sold
    last_hash, figures = sell(cpython, baskets)
    assert sell(micropython, baskets) == (last_hash, figures)
    assert figures["receipts"] == sold
    assert (
        figures["grand"]["net"]
        == figures["total"]
        == sum(vat["gross"] for vat in figures["vat"].values())
    )
