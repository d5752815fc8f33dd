"""Real shopping baskets as sales: goods by name, prices by rule, the same for every reader.

The data are the "Groceries" baskets (Hahsler, Hornik, Reutterer) in the folder `BON_SHARED`
names: a line is a basket, its goods by name, separated by commas. They carry no prices, so a
name's SHA-256 decides: 5,00 to 204,95 kr, newspapers without VAT, one in eight weighed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from till.shapes import Item

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(os.environ.get("BON_SHARED", ROOT / ".." / "shared")) / "data" / "groceries.csv"


def read_baskets() -> Iterator[list[str]]:
    """Each basket as the names of its goods, in order of the file."""
    with FILE.open(encoding="utf-8") as lines:
        for line in lines:
            yield [name.strip() for name in line.rstrip("\n").split(",")]


def item_of(name: str) -> Item:
    """The goods of that name, priced by the rule."""
    mark = hashlib.sha256(name.encode()).digest()
    weighed = mark[2] % 8 == 0
    return {
        "variant": str(UUID(bytes=mark[:16], version=4)),
        "product": str(UUID(bytes=mark[16:], version=4)),
        "sku": mark[:4].hex(),
        "name": name,
        "barcode": "",
        "price": 500 + int.from_bytes(mark[:2], "big") % 4000 * 5,
        "vat": "zero" if name == "newspapers" else "standard",
        "group": "04999" if name == "newspapers" else "04006",
        "category": "Dagligvarer",
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": "kg" if weighed else "pcs",
        "weighed": weighed,
        "discountable": True,
    }


def commands_of(number: int, basket: list[str], goods: dict[str, Item]) -> list[dict[str, Any]]:
    """The cart commands that sell one basket, up to but not including its payment.

    Weighed goods weigh 0,151 kg and a gram more per basket number up to 1,150 kg; every
    seventh basket gets five per cent off.
    """
    commands: list[dict[str, Any]] = [{"name": "start", "id": f"basket-{number}"}]
    for name in basket:
        item = goods[name]
        add: dict[str, Any] = {"name": "add", "item": item}
        if item["weighed"]:
            add["quantity_milli"] = 151 + number % 1000
        commands.append(add)
    if number % 7 == 0:
        discount = {"kind": "percent", "value": 500, "reason": "goodwill"}
        commands.append({"name": "discount_cart", "discount": discount})
    return commands


def payment_of(number: int, totals: dict[str, Any]) -> dict[str, Any]:
    """How a basket is paid: odd numbers in cash with a 500-kroner note's change, even by card."""
    if number % 2:
        due = totals["cash_due"]
        return {"name": "pay", "tender": "cash", "tendered": due + -due % 50_000}
    return {"name": "pay", "tender": "card", "tendered": totals["remaining"]}
