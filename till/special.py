"""Goods of a special nature: an age limit, a serial number of its own, a bottle deposit.

What such goods need beyond a price is asked when they enter the cart, once. A deposit stands on
a line of its own that follows its goods. See `docs/algorithms/special-goods.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.errors import Refusal
from till.fields import bad, optional_text, whole
from till.item import check_item

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Cart, Item, Line, Pricebook, SaleLine

_SERIAL_LONGEST = 60
_LOT_LONGEST = 20  # GS1 General Specifications §3.4.1
_SLIP_LONGEST = 40
_PIECE_MILLI = 1000


def check_age(cart: Cart, item: Item) -> None:
    """Refuses with `age_check_needed` where nobody has said that the customer is old enough."""
    age = item.get("age_limit", 0)
    if age > cart["age_checked"]:
        raise Refusal("age_check_needed", {"age": age, "name": item["name"]})


def check_ages(cart: Cart) -> None:
    """The same for all that stands in the cart, as when a sale was taken up again."""
    for line in cart["lines"]:
        if line["quantity_milli"] > 0:
            check_age(cart, line["item"])


def read_serial(cart: Cart, item: Item, quantity_milli: int, given: dict[str, Any]) -> str | None:
    """The serial number of the piece that is sold or comes back; None for goods without.

    Refuses with `serial_needed`, `serial_taken`, and `quantity_invalid`: a number is one piece's.
    """
    if not item.get("serial", False):
        return None
    serial = optional_text(given, "serial")
    if serial is None:
        raise Refusal("serial_needed", {"variant": item["variant"], "name": item["name"]})
    if len(serial) > _SERIAL_LONGEST:
        raise bad("serial")
    if abs(quantity_milli) != _PIECE_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    for line in cart["lines"]:
        same = line.get("serial") == serial and line["item"]["variant"] == item["variant"]
        if same and (line["quantity_milli"] > 0) == (quantity_milli > 0):
            raise Refusal("serial_taken", {"serial": serial})
    return serial


def check_piece(sold: SaleLine, given: dict[str, Any]) -> None:
    """Whether the piece that comes back is the very one that was sold, by the number on it.

    Refuses with `serial_needed`, and `serial_other` where it has another number.
    """
    if "serial" not in sold:
        return
    serial = optional_text(given, "serial")
    if serial is None:
        raise Refusal("serial_needed", {"variant": sold["variant"], "name": sold["name"]})
    if serial != sold["serial"]:
        raise Refusal("serial_other", {"serial": serial, "sold": sold["serial"]})


def read_lot(given: dict[str, Any]) -> str | None:
    """The lot that goods are of, as their symbol says. Refuses with `bad_request`."""
    lot = optional_text(given, "lot")
    if lot is not None and len(lot) > _LOT_LONGEST:
        raise bad("lot")
    return lot


def read_deposit(item: Item, given: dict[str, Any]) -> Item | None:
    """The goods that stand for the deposit of `item`, which the host looks up; None without."""
    wanted = item.get("deposit")
    if wanted is None:
        return None
    deposit = check_item(given.get("deposit"))
    if deposit["variant"] != wanted or deposit["weighed"] or deposit.get("deposit") is not None:
        raise bad("deposit")
    return deposit


def read_slip(cart: Cart, quantity_milli: int, given: dict[str, Any]) -> str | None:
    """The code of a bottle machine's slip, where one is paid out.

    Refuses with `slip_redeemed` one that is in the cart, `quantity_invalid` more than one.
    """
    slip = optional_text(given, "slip")
    if slip is None:
        return None
    if len(slip) > _SLIP_LONGEST:
        raise bad("slip")
    if quantity_milli != _PIECE_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    if any(line.get("slip") == slip for line in cart["lines"]):
        raise Refusal("slip_redeemed")
    return slip


def check_free(line: Line) -> None:
    """Refuses with `line_linked`: a line that follows another is not changed by itself."""
    if "linked_to" in line:
        raise Refusal("line_linked", {"line": line["no"], "linked_to": line["linked_to"]})


def refunded(book: Pricebook, cart: Cart, no: int | None, command: dict[str, Any]) -> Cart:
    """The cart, line `no` of which bears the name of whoever approved it. Refuses unless the
    deposits that the sale pays out, together, may be paid out."""
    back = [line for line in cart["lines"] if line["item"].get("bottle_deposit", False)]
    paid = -sum([line["total"] for line in back if line["quantity_milli"] < 0])
    check(book, "refund_deposit", command, paid)
    if optional_text(command, "approved_by") is None:
        return cart
    cart = cart.copy()
    cart["lines"] = [_approved(line, no, command) for line in cart["lines"]]
    return cart


def _approved(line: Line, no: int | None, command: dict[str, Any]) -> Line:
    if line["no"] != no:
        return line
    line = line.copy()
    sign(line, command, "refund_deposit")
    return line


def followers(lines: list[Line], no: int) -> list[Line]:
    """The lines that follow line `no`."""
    return [line for line in lines if line.get("linked_to") == no]


def read_age(given: dict[str, Any]) -> int:
    """The age limit that somebody says was looked at."""
    age = whole(given, "age")
    if not 1 <= age <= 99:
        raise bad("age")
    return age
