"""What may come back, and at what worth.

A returned piece is worth what was paid for it, its part of every discount included. The worth
of a part is the difference of two rounded shares of the whole, so that any sequence of parts
adds up to the sale and never exceeds it. See `docs/algorithms/returns.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, whole
from till.limits import MAX_QUANTITY_MILLI, MAX_UNIT_PRICE
from till.pricing import gross_of
from till.rounding import half_up, split

if TYPE_CHECKING:
    from typing import Any, Literal

    from till.shapes import (
        AppliedCampaign,
        AppliedDiscount,
        Item,
        Line,
        Origin,
        Pricebook,
        Returned,
        SaleLine,
    )

PERMISSIONS = {
    "receipt": "return_with_receipt",
    "label": "exchange",
    "goods": "return_without_receipt",
}
_PLACES = ("floor", "defect")


def left_of(sold: SaleLine, returned: Returned) -> Returned:
    """What of a sale's line has not come back yet, never less than nothing."""
    return {
        "quantity_milli": max(0, sold["quantity_milli"] - returned["quantity_milli"]),
        "total": max(0, sold["total"] - returned["total"]),
    }


def worth_of(sold: SaleLine, returned: Returned, quantity_milli: int) -> int:
    """What `quantity_milli` more of a sale's line is worth, in øre, after what came back before.

    The last of it is worth all that is left.
    """
    left = left_of(sold, returned)
    if quantity_milli >= left["quantity_milli"]:
        return left["total"]
    before = returned["quantity_milli"]
    return min(part_of(sold, before, quantity_milli), left["total"])


def part_of(sold: SaleLine, before_milli: int, quantity_milli: int) -> int:
    """What was paid for `quantity_milli` of a sale's line, `before_milli` of it left aside."""
    return _share(sold, before_milli + quantity_milli) - _share(sold, before_milli)


def _share(sold: SaleLine, quantity_milli: int) -> int:
    return half_up(sold["total"] * quantity_milli, sold["quantity_milli"])


def check_returned(sold: SaleLine, returned: Returned, quantity_milli: Any) -> int:
    """`quantity_milli` as what may come back of a sale's line.

    Refuses with `not_returnable` what came back itself, vouchers and prepayments,
    `quantity_invalid`, and `return_exceeds_sale` what is more than is left.
    """
    back = sold["quantity_milli"] <= 0 or sold["origin"] is not None
    money = sold["order"] is not None and sold["order"]["part"] != "goods"
    money = money or "account" in sold
    if back or money or sold["voucher"] is not None:
        raise Refusal("not_returnable", {"line": sold["no"]})
    if not is_whole(quantity_milli) or quantity_milli < 1:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    if sold["unit"] == "pcs" and quantity_milli % 1000 != 0:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    left_milli = left_of(sold, returned)["quantity_milli"]
    if quantity_milli > left_milli:
        raise Refusal("return_exceeds_sale", {"left_milli": left_milli})
    return int(quantity_milli)


def take_back(line: Line, sold: SaleLine, quantity_milli: int, worth: int) -> Line:
    """`line` of the goods of `sold` as what came back: the sale's price and discounts, mirrored."""
    line["quantity_milli"] = -quantity_milli
    if "serial" in sold:
        line["serial"] = sold["serial"]
    if "lot" in sold:
        line["lot"] = sold["lot"]
    line["unit_price"] = sold["unit_price"]
    line["stages"] = sold["stages"]
    # With nothing taken off it the gross is the worth, so that none appears out of rounding.
    gross = worth
    if sold["discounts"] or sold["campaigns"]:
        gross = max(worth, gross_of(sold["unit_price"], quantity_milli))
    line["gross"] = -gross
    line["campaigns"], line["discounts"] = _mirrored(sold, gross - worth)
    line["total"] = -worth
    return line


def _mirrored(sold: SaleLine, amount: int) -> tuple[list[AppliedCampaign], list[AppliedDiscount]]:
    """`amount` as parts, with the other sign, of what was taken off. A campaign claims nothing of
    what comes back."""
    amounts = [each["amount"] for each in sold["campaigns"]]
    amounts += [each["amount"] for each in sold["discounts"]]
    parts = split(amount, amounts)
    campaigns = []
    for offer, part in zip(sold["campaigns"], parts):
        if part != 0:
            taken = offer.copy()
            taken["amount"] = -part
            taken["pieces_milli"] = 0
            campaigns.append(taken)
    discounts = []
    for discount, part in zip(sold["discounts"], parts[len(sold["campaigns"]) :]):
        if part != 0:
            back = discount.copy()
            back["amount"] = -part
            discounts.append(back)
    return campaigns, discounts


def item_of(sold: SaleLine) -> Item:
    """The goods as they were sold, whether or not they are sold still."""
    return {
        "variant": sold["variant"],
        "product": sold["product"],
        "sku": sold["sku"],
        "name": sold["name"],
        "barcode": sold["barcode"],
        "price": sold["listed_price"],
        "vat": sold["vat_code"],
        "group": sold["group"],
        "category": sold["category"],
        "brand": "",
        "tags": [],
        "prices": [],
        "unit": sold["unit"],  # type: ignore[typeddict-item]
        "weighed": sold["unit"] == "kg",
        "discountable": False,
    }


def check_worth(item: Item, price: Any) -> int:
    """`price` as what one piece is taken back for without its receipt.

    Never more than the goods cost: what was paid is not known. Refuses with `price_needed`,
    `price_invalid`.
    """
    if price is None:
        price = item["price"]
    if price is None:
        raise Refusal("price_needed", {"variant": item["variant"]})
    dearest = MAX_UNIT_PRICE if item["price"] is None else item["price"]
    if not is_whole(price) or not 0 <= price <= dearest:
        raise Refusal("price_invalid", {"price": price})
    return int(price)


def check_returned_goods(item: Item, quantity_milli: Any) -> int:
    """`quantity_milli` as how much of `item` comes back. Refuses with `quantity_invalid`."""
    if not is_whole(quantity_milli) or not 1 <= quantity_milli <= MAX_QUANTITY_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    if item["unit"] == "pcs" and quantity_milli % 1000 != 0:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    return int(quantity_milli)


def read_origin(
    book: Pricebook, command: dict[str, Any], by: Literal["receipt", "label", "goods"]
) -> Origin:
    """Why goods come back, where they go, and who says so; the sale is still to be named.

    The reason knows where goods go; elsewhere they go by permission. Refuses with
    `reason_needed`, `reason_unknown`, `not_allowed`, `approval_needed`.
    """
    reason = optional_text(command, "reason")
    if reason is None:
        raise Refusal("reason_needed")
    known = [each for each in book["return_reasons"] if each["code"] == reason]
    if not known:
        raise Refusal("reason_unknown", {"reason": reason})
    restock = optional_text(command, "restock") or known[0]["restock"]
    if restock not in _PLACES:
        raise bad("restock")
    if restock != known[0]["restock"]:
        check(book, "choose_restock", command)
    origin: Origin = {
        "by": by,
        "sale": None,
        "line": None,
        "receipt_no": "",
        "label": optional_text(command, "label"),
        "reason": reason,
        "restock": restock,  # type: ignore[typeddict-item]
        "approved_by": None,
    }
    sign(origin, command, PERMISSIONS[by])
    return origin


def read_returned(given: dict[str, Any]) -> Returned:
    """What came back before, as the host knows it. Refuses with `bad_request`."""
    returned: Returned = {
        "quantity_milli": whole(given, "quantity_milli"),
        "total": whole(given, "total"),
    }
    if returned["quantity_milli"] < 0 or returned["total"] < 0:
        raise bad("returned")
    return returned
