"""What commands have in common: a line made, found, put back; the journal told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import text, whole
from till.limits import MAX_LINES
from till.totals import priced, with_lines
from till.vouchers import follows_goods

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.shapes import Cart, Effect, Item, Line, Pricebook, Removed

    Command = dict[str, Any]
    # The new cart, the line that was touched, what the host must do.
    Change = tuple[Cart, int | None, list[Effect]]
    Verb = Callable[[Pricebook, Cart, Command], Change]


def check_open(cart: Cart) -> None:
    """Goods and discounts are closed once a payment stands that does not follow them, as a voucher
    does. Refuses with `cart_has_payments`."""
    if not all(follows_goods(payment) for payment in cart["payments"]):
        raise Refusal("cart_has_payments")


def blank(cart: Cart, item: Item, rate_bp: int, command: Command) -> Line:
    """The cart's next line, for `item`, with nothing on it yet."""
    return {
        "no": cart["next_line"],
        "item": item,
        "quantity_milli": 0,
        "at": text(command, "at"),
        "employee": text(command, "employee"),
        "asked_price": None,
        "voucher": None,
        "order": None,
        "discount": None,
        "origin": None,
        "offers": [],
        "unit_price": 0,
        "stages": [],
        "gross": 0,
        "campaigns": [],
        "discounts": [],
        "total": 0,
        "rate_bp": rate_bp,
        "net": 0,
        "vat": 0,
    }


def append(book: Pricebook, cart: Cart, line: Line) -> Change:
    """The cart with `line`, its next one, behind the others. Refuses with `cart_full`."""
    if len(cart["lines"]) >= MAX_LINES:
        raise Refusal("cart_full", {"limit": MAX_LINES})
    cart = cart.copy()
    cart["next_line"] = line["no"] + 1
    if cart["first_line_at"] is None:
        cart["first_line_at"] = line["at"]
    return with_lines(book, cart, cart["lines"] + [line]), line["no"], []


def find(cart: Cart, command: Command) -> int:
    """The index of the line that `command` names. Refuses with `line_unknown`."""
    no = whole(command, "line")
    for index, line in enumerate(cart["lines"]):
        if line["no"] == no:
            return index
    raise Refusal("line_unknown", {"line": no})


def replace(book: Pricebook, cart: Cart, index: int, line: Line) -> Change:
    """The cart with `line`, priced again, in the place of the one at `index`."""
    lines = list(cart["lines"])
    lines[index] = priced(book, cart, line)
    return with_lines(book, cart, lines), line["no"], []


def emptied(book: Pricebook, cart: Cart) -> Cart:
    """The cart with nothing in it, as before the first line."""
    empty = cart.copy()
    empty["first_line_at"] = None
    empty["customer"] = None
    empty["customer_groups"] = []
    empty["member"] = False
    empty["coupons"] = []
    empty["order"] = None
    empty["discount"] = None
    empty["refundable"] = []
    empty["age_checked"] = 0
    empty["payments"] = []
    return with_lines(book, empty, [])


def removed(cart: Cart, line: Line, quantity_milli: int, total: int) -> Removed:
    """What the journal says of goods that were taken out again."""
    return {
        "sale": cart["id"],
        "no": line["no"],
        "variant": line["item"]["variant"],
        "sku": line["item"]["sku"],
        "name": line["item"]["name"],
        "quantity_milli": quantity_milli,
        "total": total,
    }


def journal(kind: str, body: dict[str, Any]) -> Effect:
    """An entry that the host must write before it shows the new cart."""
    return {"effect": "journal", "kind": kind, "body": body}
