"""The shop of the examples as values: its pricebook, goods and envelope."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from till.cart import apply
from till.shapes import Campaign, Cart, Item, Pricebook

_SHOP: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "examples" / "shop.json").read_text()
)
NOW: str = _SHOP["now"]


def pricebook(**changes: Any) -> Pricebook:
    """The shop's pricebook, with what a test wants different."""
    book: Pricebook = copy.deepcopy(_SHOP["pricebook"]) | changes
    return book


def item(code: str, /, **changes: Any) -> Item:
    """One of the shop's goods, with what a test wants different."""
    found: Item = copy.deepcopy(_SHOP["items"][code]) | changes
    return found


def envelope(**changes: Any) -> Any:
    """The envelope of the register's first entry, with what a test wants different."""
    return copy.deepcopy(_SHOP["envelope"]) | changes


def campaign(kind: str, /, brands: Sequence[str] = (), **terms: Any) -> Campaign:
    """A campaign about everything, or about some brands, each a part of its own."""
    parts = [
        {"targets": [{"by": "brand", "value": brand}], "pieces": 1, "rate_bp": 0}
        for brand in brands
    ]
    everything = {"targets": [{"by": "everything", "value": ""}], "pieces": 1, "rate_bp": 0}
    found: Campaign = copy.deepcopy(_SHOP["campaigns"]["tires"]) | {
        "kind": kind,
        "rate_bp": 0,
        "parts": parts or [everything],
        **terms,
    }
    return found


def send(book: Pricebook, cart: Cart | None, name: str, at: str = NOW, **fields: Any) -> Cart:
    """The cart after a command of the owner's that nothing refuses."""
    result = apply(book, cart, {"name": name, "at": at, "employee": "owner"} | fields)
    assert result["errors"] == [], (name, result["errors"])
    return result["cart"]
