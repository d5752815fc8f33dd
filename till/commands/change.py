"""What commands have in common: a line made, found, put back; the journal told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.fields import text, whole
from till.limits import MAX_LINES
from till.totals import no_totals, priced, with_lines
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


def blank_cart(sale: str, training: bool, started_at: str) -> Cart:
    """A cart in which nothing was done yet."""
    return {
        "v": 1,
        "id": sale,
        "training": training,
        "started_at": started_at,
        "first_line_at": None,
        "customer": None,
        "customer_groups": [],
        "member": False,
        "coupons": [],
        "next_line": 1,
        "lines": [],
        "order": None,
        "discount": None,
        "refundable": [],
        "age_checked": 0,
        "tip": 0,
        "payments": [],
        "totals": no_totals(),
    }


def emptied(cart: Cart) -> Cart:
    """What is left of a cart whose sale is no more. Its id is spent, and no number of its lines
    is given twice."""
    empty = blank_cart(cart["id"], cart["training"], cart["started_at"])
    empty["next_line"] = cart["next_line"]
    return empty


def all_removed(cart: Cart, lines: list[Line]) -> list[Removed]:
    """What the journal says of whole lines that were taken out again."""
    return [removed(cart, line, line["quantity_milli"], line["total"]) for line in lines]


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
