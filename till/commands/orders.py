"""Orders at the counter: agreed with a prepayment, picked up, given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.codes import make_code
from till.commands.change import append, blank, check_open
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, record, records, text, whole
from till.item import check_item, money_item
from till.orders import (
    PIECE_MILLI,
    agreed,
    picked_up,
    set_off,
    shares,
    worth,
)
from till.pricebook import rate_of
from till.totals import priced

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Item, KnownOrder, Line, LineOrder, Order, Pricebook

_KINDS = ("order", "layaway")


def place_order(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Turns the goods in the cart into an order, and the cart into its prepayment, which is then
    paid like anything else. `label` is what stands on its line.

    Refuses with `cart_empty`, `order_of_goods` where something else than goods is in the cart,
    `customer_needed`, and `amount_invalid` for more than the order or nothing.
    """
    check_open(cart)
    if not cart["lines"]:
        raise Refusal("cart_empty")
    if any(_no_goods(line) for line in cart["lines"]):
        raise Refusal("order_of_goods")
    if cart["customer"] is None:
        raise Refusal("customer_needed")
    order = _order(book, cart, command)
    ref: LineOrder = {
        "order": order["id"],
        "number": order["number"],
        "part": "prepayment",
        "line": None,
    }
    changed = cart.copy()
    changed["order"] = order
    changed["discount"] = None
    changed["lines"] = []
    parts = shares(order["prepayment"], order["lines"])
    return _with_money(book, changed, command, ref, parts)


def pick_up(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts goods of an order into the cart, all that is left or `picks`, and what was prepaid
    against them. Refuses with `order_in_cart`, `order_settled`, `quantity_invalid`."""
    check_open(cart)
    order = _known(command)
    _check_absent(cart, order["id"])
    picked = picked_up(order, command.get("picks"))
    changed = cart
    for line, quantity_milli in picked:
        ref: LineOrder = {
            "order": order["id"],
            "number": order["number"],
            "part": "goods",
            "line": line["no"],
        }
        item = check_item(line["item"])
        changed = _with_line(book, changed, command, item, quantity_milli, None, ref)
    ref = {"order": order["id"], "number": order["number"], "part": "prepayment", "line": None}
    parts = [(vat, -amount) for vat, amount in set_off(order, picked)]
    return _with_money(book, changed, command, ref, parts)


def refund_order(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives back all that lies in an order that is given up. Refuses with `order_settled` where
    nothing does, and as a return with receipt of that amount would be."""
    check_open(cart)
    order = _known(command)
    _check_absent(cart, order["id"])
    there = [(each["vat"], -each["amount"]) for each in order["prepaid"] if each["amount"] > 0]
    if not there:
        raise Refusal("order_settled", {"number": order["number"]})
    check(book, "return_with_receipt", command, -sum([amount for _vat, amount in there]))
    ref: LineOrder = {
        "order": order["id"],
        "number": order["number"],
        "part": "refund",
        "line": None,
    }
    return _with_money(book, cart, command, ref, there)


def _no_goods(line: Line) -> bool:
    special = (line["origin"], line["voucher"], line["order"])
    if "account" in line:
        return True
    return line["quantity_milli"] <= 0 or any(each is not None for each in special)


def _order(book: Pricebook, cart: Cart, command: Command) -> Order:
    kind, number = text(command, "kind"), whole(command, "number")
    if kind not in _KINDS:
        raise bad("kind")
    lines = [agreed(line) for line in cart["lines"]]
    total = sum([worth(line, line["quantity_milli"]) for line in lines])
    prepayment = whole(command, "prepayment")
    if not 0 < prepayment <= total:
        raise Refusal("amount_invalid", {"most": total})
    return {
        "id": text(command, "id"),
        "number": number,
        "code": make_code("order", {"number": number}, book["code_key"]),
        "customer": cart["customer"] or "",
        "kind": kind,  # type: ignore[typeddict-item]
        "due": optional_text(command, "due"),
        "lines": lines,
        "total": total,
        "prepayment": prepayment,
    }


def _known(command: Command) -> KnownOrder:
    given = record(command, "order")
    text(given, "id")
    whole(given, "number")
    for line in records(given, "lines"):
        for field in ("no", "quantity_milli", "unit_price", "left_milli"):
            if not is_whole(line.get(field)) or line[field] < 0:
                raise bad("order.lines." + field)
        check_item(line.get("item"))
    for each in records(given, "prepaid"):
        text(each, "vat")
        if not is_whole(each.get("amount")) or each["amount"] < 0:
            raise bad("order.prepaid.amount")
    return given  # type: ignore[return-value]


def _check_absent(cart: Cart, order: str) -> None:
    """What is known of an order is what was before this cart: it is in it once."""
    for line in cart["lines"]:
        if line["order"] is not None and line["order"]["order"] == order:
            raise Refusal("order_in_cart", {"number": line["order"]["number"]})


def _with_money(
    book: Pricebook, cart: Cart, command: Command, ref: LineOrder, parts: list[tuple[str, int]]
) -> Change:
    for vat, amount in parts:
        item = money_item(ref["order"], text(command, "label"), vat)
        pieces = PIECE_MILLI if amount > 0 else -PIECE_MILLI
        cart = _with_line(book, cart, command, item, pieces, abs(amount), ref)
    return cart, cart["lines"][-1]["no"], []


def _with_line(
    book: Pricebook,
    cart: Cart,
    command: Command,
    item: Item,
    quantity_milli: int,
    asked: int | None,
    ref: LineOrder,
) -> Cart:
    line = blank(cart, item, rate_of(book, item["vat"]), command)
    line["quantity_milli"] = quantity_milli
    line["asked_price"] = asked
    line["order"] = ref
    return append(book, cart, priced(book, cart, line))[0]


COMMANDS: dict[str, Verb] = {
    "place_order": place_order,
    "pick_up": pick_up,
    "refund_order": refund_order,
}
