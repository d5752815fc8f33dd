"""What a line costs before any discount: a unit price, found in named stages.

`listed` is the price of the item; `price_list` that of the customer's groups, where it is
lower; `asked` the price typed at the counter, or carried by the label, where the item has none
of its own. See `docs/algorithms/pricing.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import is_whole
from till.limits import MAX_QUANTITY_MILLI, MAX_UNIT_PRICE
from till.rounding import half_up

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Item, Pricebook, PriceList, Stage


def lists_of(book: Pricebook, groups: list[str]) -> list[PriceList]:
    """The price lists of customer groups."""
    return [known for known in book["price_lists"] if any(g in known["groups"] for g in groups)]


def stages_of(item: Item, asked: int | None, lists: list[PriceList]) -> list[Stage]:
    """The stages of a unit price, the last one being what the customer pays. `lists`: the price
    lists the customer has; the lowest price counts, and never a higher one than everybody's.

    Refuses with `price_needed` where neither item nor counter has a price.
    """
    stages: list[Stage] = []
    if item["price"] is not None:
        stages.append({"stage": "listed", "unit_price": item["price"]})
        stages += _stage_of_lists(item, item["price"], lists)
    if asked is not None:
        stages.append({"stage": "asked", "unit_price": asked})
    if not stages:
        raise Refusal("price_needed", {"variant": item["variant"]})
    return stages


def _stage_of_lists(item: Item, listed: int, lists: list[PriceList]) -> list[Stage]:
    stages: list[Stage] = []
    for each in item["prices"] if lists else []:
        for known in lists:
            if known["id"] == each["list"] and each["price"] < listed:
                listed = each["price"]
                stages = [{"stage": "price_list", "unit_price": listed, "name": known["name"]}]
    return stages


def gross_of(unit_price: int, quantity_milli: int) -> int:
    """Unit price times quantity in øre, half-up."""
    return half_up(unit_price * quantity_milli, 1000)


def check_quantity(item: Item, quantity_milli: Any) -> int:
    """`quantity_milli` as something that can be sold of `item`.

    Refuses with `quantity_invalid`: not 1 … 9 999 999, or a part of a piece.
    """
    if not is_whole(quantity_milli) or not 1 <= quantity_milli <= MAX_QUANTITY_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    if item["unit"] == "pcs" and not item["weighed"] and quantity_milli % 1000 != 0:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    return int(quantity_milli)


def check_asked_price(item: Item, price: Any) -> int | None:
    """`price` as the asked price of `item`; None where none was given.

    An item with a price of its own takes no other, unless it is weighed: then the label may
    carry the price. Refuses with `price_invalid`.
    """
    if price is None:
        return None
    if not is_whole(price) or not 0 <= price <= MAX_UNIT_PRICE:
        raise Refusal("price_invalid", {"price": price})
    if item["price"] is not None and not item["weighed"]:
        raise Refusal("price_invalid", {"price": price})
    return int(price)
