"""Orders at the counter: agreed with a prepayment or without, paid in parts, picked up, given up;
and quotes, which only promise prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.codes import make_code
from till.commands.change import append, blank, check_open, emptied, journal
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, record, records, text, whole
from till.item import check_item, money_item
from till.orders import (
    PIECE_MILLI,
    agreed,
    installment,
    picked_up,
    set_off,
    shares,
    worth,
)
from till.pricebook import rate_of
from till.totals import priced, with_lines

if TYPE_CHECKING:
    from typing import Literal

    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Discount, Item, KnownOrder, Line, LineOrder, Order, Pricebook

_KINDS = ("order", "special", "layaway", "quote")


def place_order(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Turns the goods in the cart, or those on `lines`, into an order. With a `prepayment` that is
    then in the cart, called `label`, to be paid like anything else; without, the order stands in
    the journal at once (`order_placed`). A `quote` promises prices only: nothing is prepaid.

    Refuses with `cart_empty`, `line_unknown`, `order_of_goods` where something else than goods
    would be ordered, `order_in_cart`, `customer_needed`, and `amount_invalid` for more than the
    order.
    """
    check_open(cart)
    chosen = _chosen(cart, command)
    if any(_no_goods(line) for line in chosen):
        raise Refusal("order_of_goods")
    if cart["order"] is not None:
        raise Refusal("order_in_cart", {"number": cart["order"]["number"]})
    order = _order(book, cart, command, chosen)
    if cart["customer"] is None and order["kind"] != "quote":
        raise Refusal("customer_needed")
    numbers = [line["no"] for line in chosen]
    rest = [line for line in cart["lines"] if line["no"] not in numbers]
    changed = cart.copy()
    changed["discount"] = _discount_of(cart["discount"], rest)
    if order["prepayment"] == 0:
        body = {"sale": cart["id"], "order": order}
        left = with_lines(book, changed, rest) if rest else emptied(cart)
        return left, None, [journal("order_placed", body)]
    changed["order"] = order
    changed = with_lines(book, changed, rest)
    parts = shares(order["prepayment"], order["lines"])
    return _with_money(book, changed, command, _ref(order, "prepayment", 0), parts)


def _discount_of(discount: Discount | None, rest: list[Line]) -> Discount | None:
    """The cart's discount for what stays in it: what was shared out to the order is the order's."""
    if discount is None or discount["kind"] == "percent":
        return discount if rest else None
    given = [each for line in rest for each in line["discounts"]]
    shared = sum([each["amount"] for each in given if each["kind"] == "cart"])
    if shared == 0:
        return None
    left = discount.copy()
    left["value"] = shared
    return left


def _chosen(cart: Cart, command: Command) -> list[Line]:
    """The lines that become an order, with those that follow them; None is all of them."""
    if not cart["lines"]:
        raise Refusal("cart_empty")
    wanted = command.get("lines")
    if wanted is None:
        return cart["lines"]
    chosen = [
        line for line in cart["lines"] if line["no"] in wanted or line.get("linked_to") in wanted
    ]
    if not chosen:
        raise Refusal("line_unknown", {"line": 0})
    return chosen


def pay_order(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts `amount` more for an order into the cart, paid beforehand. Refuses with `amount_invalid`
    for more than is owed of it, `order_in_cart`, `order_settled`."""
    check_open(cart)
    order = _known(command)
    _check_absent(cart, order["id"])
    picked_up(order, None)
    parts = installment(order, whole(command, "amount"))
    return _with_money(book, cart, command, _ref(order, "prepayment", order["cash"]), parts)


def pick_up(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts goods of an order into the cart, all that is left or `picks`, and what was prepaid
    against them. Refuses with `order_in_cart`, `order_settled`, `quantity_invalid`, and
    `quote_expired` after the last day of a quote."""
    check_open(cart)
    order = _known(command)
    _check_absent(cart, order["id"])
    due = order["due"]
    if order["kind"] == "quote" and due is not None and due < text(command, "at")[:10]:
        raise Refusal("quote_expired", {"number": order["number"], "due": due})
    picked = picked_up(order, command.get("picks"))
    changed = cart
    for line, quantity_milli in picked:
        ref = _ref(order, "goods", order["cash"], line["no"])
        item = check_item(line["item"])
        changed = _with_line(book, changed, command, item, quantity_milli, None, ref)
    parts = [(vat, -amount) for vat, amount in set_off(order, picked)]
    return _with_money(book, changed, command, _ref(order, "prepayment", order["cash"]), parts)


def refund_order(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Gives back all that lies in an order that is given up; where nothing does, the journal alone
    says so (`order_given_up`). Refuses with `order_settled` where nothing is left of it, and as a
    return with receipt of that amount would be."""
    check_open(cart)
    order = _known(command)
    _check_absent(cart, order["id"])
    there = [(each["vat"], -each["amount"]) for each in order["prepaid"] if each["amount"] > 0]
    check(book, "return_with_receipt", command, -sum([amount for _vat, amount in there]))
    if not there:
        picked_up(order, None)
        given_up = {"order": order["id"], "number": order["number"]}
        return cart, None, [journal("order_given_up", given_up)]
    return _with_money(book, cart, command, _ref(order, "refund", 0), there)


def _ref(
    order: Order | KnownOrder,
    part: Literal["prepayment", "refund", "goods"],
    cash: int,
    line: int | None = None,
) -> LineOrder:
    return {
        "order": order["id"],
        "number": order["number"],
        "kind": order["kind"],
        "part": part,
        "line": line,
        "cash": cash,
    }


def _no_goods(line: Line) -> bool:
    special = (line["origin"], line["voucher"], line["order"], line.get("account"))
    return line["quantity_milli"] <= 0 or any(each is not None for each in special)


def _order(book: Pricebook, cart: Cart, command: Command, chosen: list[Line]) -> Order:
    kind, number = text(command, "kind"), whole(command, "number")
    if kind not in _KINDS:
        raise bad("kind")
    lines = [each for line in chosen for each in agreed(line)]
    for place, each in enumerate(lines):
        each["no"] = place + 1
    total = sum([worth(line, line["quantity_milli"]) for line in lines])
    prepayment = whole(command, "prepayment")
    if not 0 <= prepayment <= (0 if kind == "quote" else total):
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
    for field in ("id", "kind"):
        text(given, field)
    optional_text(given, "due")
    for field in ("number", "cash"):
        whole(given, field)
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
    return cart, cart["lines"][-1]["no"] if cart["lines"] else None, []


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
    "pay_order": pay_order,
    "pick_up": pick_up,
    "refund_order": refund_order,
}
