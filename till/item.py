"""An item as it enters the cart: complete, or refused before it can spoil a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.fields import bad, is_whole
from till.limits import MAX_UNIT_PRICE

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Item

_TEXTS = ("variant", "product", "sku", "name", "barcode") + (
    "vat",
    "group",
    "category",
    "brand",
    "unit",
)


def money_item(variant: str, name: str, vat: str, group: str = "", code: str = "") -> Item:
    """What stands on a line that sells no goods of a shelf but money: never discounted."""
    return {
        "variant": variant,
        "product": "",
        "sku": "",
        "name": name,
        "barcode": code,
        "price": None,
        "vat": vat,
        "group": group,
        "category": "",
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": "pcs",
        "weighed": False,
        "discountable": False,
    }


def check_item(given: Any) -> Item:
    """`given` as an item. Refuses with `bad_request`, naming the field that is wrong."""
    if type(given) is not dict:
        raise bad("item")
    for field in _TEXTS:
        if type(given.get(field)) is not str:
            raise bad("item." + field)
    for field in ("weighed", "discountable"):
        if type(given.get(field)) is not bool:
            raise bad("item." + field)
    for field in ("tags", "prices"):
        if type(given.get(field)) is not list:
            raise bad("item." + field)
    for field in ("serial", "bottle_deposit"):
        if type(given.get(field, False)) is not bool:
            raise bad("item." + field)
    if not is_whole(given.get("age_limit", 0)):
        raise bad("item.age_limit")
    if type(given.get("deposit", "")) is not str:
        raise bad("item.deposit")
    price = given.get("price")
    if price is not None and (not is_whole(price) or not 0 <= price <= MAX_UNIT_PRICE):
        raise bad("item.price")
    return given  # type: ignore[return-value]
