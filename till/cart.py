"""The cart: a command and a cart make a new cart. The cart given is never changed.

Commands, their fields and what refuses them: `docs/reference/port.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.discount import check_authority, read_discount
from till.errors import Refusal
from till.fields import bad, is_whole, optional_text, text, whole
from till.item import check_item
from till.limits import MAX_LINES, MAX_PAYMENTS, MAX_QUANTITY_MILLI, MAX_TENDERED
from till.pricebook import rate_of, tender_of
from till.pricing import check_asked_price, check_quantity
from till.totals import priced, with_lines, with_payments

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.shapes import Cart, Effect, Line, Payment, Pricebook, Removed, Result

    Command = dict[str, Any]
    Change = tuple[Cart, int | None, list[Effect]]


def apply(book: Pricebook, cart: Cart | None, command: Command) -> Result:
    """The outcome of `command`; on a refusal the cart comes back as it was."""
    name = text(command, "name")
    if name == "start":
        return _result(_start(command), None, [])
    if cart is None:
        raise bad("cart")
    verb = _VERBS.get(name)
    if verb is None:
        raise bad("name")
    try:
        changed, line, effects = verb(book, cart, command)
    except Refusal as refusal:
        return {"cart": cart, "effects": [], "errors": [refusal.as_error()], "line": None}
    return _result(changed, line, effects)


def _result(cart: Cart, line: int | None, effects: list[Effect]) -> Result:
    return {"cart": cart, "effects": effects, "errors": [], "line": line}


def _start(command: Command) -> Cart:
    return {
        "v": 1,
        "id": text(command, "id"),
        "training": command.get("training") is True,
        "started_at": text(command, "at"),
        "first_line_at": None,
        "customer": None,
        "next_line": 1,
        "lines": [],
        "discount": None,
        "payments": [],
        "totals": {
            "pieces_milli": 0,
            "gross": 0,
            "discount": 0,
            "total": 0,
            "vat": [],
            "paid": 0,
            "remaining": 0,
            "cash_due": 0,
            "rounding": 0,
            "change": 0,
            "settled": False,
        },
    }


# --- goods ---------------------------------------------------------------------------


def _add(book: Pricebook, cart: Cart, command: Command) -> Change:
    _check_open(cart)
    item = check_item(command.get("item"))
    quantity_milli = check_quantity(item, command.get("quantity_milli", 1000))
    fresh = priced(
        {
            "no": cart["next_line"],
            "item": item,
            "quantity_milli": quantity_milli,
            "at": text(command, "at"),
            "asked_price": check_asked_price(item, command.get("price")),
            "discount": None,
            "unit_price": 0,
            "stages": [],
            "gross": 0,
            "discounts": [],
            "total": 0,
            "rate_bp": rate_of(book, item["vat"]),
            "net": 0,
            "vat": 0,
        }
    )
    index = _mergeable(cart["lines"], fresh)
    if index is not None:
        return _merge(book, cart, index, quantity_milli)
    if len(cart["lines"]) >= MAX_LINES:
        raise Refusal("cart_full", {"limit": MAX_LINES})
    cart = cart.copy()
    cart["next_line"] = fresh["no"] + 1
    if cart["first_line_at"] is None:
        cart["first_line_at"] = fresh["at"]
    return with_lines(book, cart, cart["lines"] + [fresh]), fresh["no"], []


def _mergeable(lines: list[Line], fresh: Line) -> int | None:
    """The last line that differs from `fresh` in quantity only."""
    if fresh["item"]["weighed"]:
        return None
    variant = fresh["item"]["variant"]
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line["item"]["variant"] != variant or line["discount"] is not None:
            continue
        if line["item"]["vat"] != fresh["item"]["vat"] or line["rate_bp"] != fresh["rate_bp"]:
            continue
        if (
            line["unit_price"] == fresh["unit_price"]
            and line["asked_price"] == fresh["asked_price"]
        ):
            return index
    return None


def _merge(book: Pricebook, cart: Cart, index: int, more_milli: int) -> Change:
    line = cart["lines"][index].copy()
    line["quantity_milli"] += more_milli
    if line["quantity_milli"] > MAX_QUANTITY_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": line["quantity_milli"]})
    return _replace(book, cart, index, line)


def _set_quantity(book: Pricebook, cart: Cart, command: Command) -> Change:
    _check_open(cart)
    index = _find(cart, command)
    before = cart["lines"][index]
    line = before.copy()
    line["quantity_milli"] = check_quantity(line["item"], command.get("quantity_milli"))
    changed, no, effects = _replace(book, cart, index, line)
    taken_milli = before["quantity_milli"] - line["quantity_milli"]
    if taken_milli > 0:
        less = before["total"] - changed["lines"][index]["total"]
        effects = [_journal("line_removed", dict(_removed(cart, before, taken_milli, less)))]
    return changed, no, effects


def _remove(book: Pricebook, cart: Cart, command: Command) -> Change:
    _check_open(cart)
    index = _find(cart, command)
    line = cart["lines"][index]
    rest = cart["lines"][:index] + cart["lines"][index + 1 :]
    body = dict(_removed(cart, line, line["quantity_milli"], line["total"]))
    return with_lines(book, cart, rest), None, [_journal("line_removed", body)]


def _find(cart: Cart, command: Command) -> int:
    no = whole(command, "line")
    for index, line in enumerate(cart["lines"]):
        if line["no"] == no:
            return index
    raise Refusal("line_unknown", {"line": no})


def _replace(book: Pricebook, cart: Cart, index: int, line: Line) -> Change:
    lines = list(cart["lines"])
    lines[index] = priced(line)
    return with_lines(book, cart, lines), line["no"], []


def _check_open(cart: Cart) -> None:
    if cart["payments"]:
        raise Refusal("cart_has_payments")


# --- discounts, customer ---------------------------------------------------------------


def _discount_line(book: Pricebook, cart: Cart, command: Command) -> Change:
    _check_open(cart)
    index = _find(cart, command)
    line = cart["lines"][index].copy()
    line["discount"] = None
    if command.get("discount") is not None:
        if not line["item"]["discountable"]:
            raise Refusal("not_discountable", {"line": line["no"]})
        line["discount"] = read_discount(book, command, ("percent", "amount", "price"))
    change = _replace(book, cart, index, line)
    check_authority(book, change[0])
    return change


def _discount_cart(book: Pricebook, cart: Cart, command: Command) -> Change:
    _check_open(cart)
    cart = cart.copy()
    cart["discount"] = None
    if command.get("discount") is not None:
        if cart["lines"] and not any(line["item"]["discountable"] for line in cart["lines"]):
            raise Refusal("not_discountable")
        cart["discount"] = read_discount(book, command, ("percent", "amount"))
    changed = with_lines(book, cart, cart["lines"])
    check_authority(book, changed)
    return changed, None, []


def _set_customer(book: Pricebook, cart: Cart, command: Command) -> Change:
    cart = cart.copy()
    cart["customer"] = optional_text(command, "customer")
    return cart, None, []


# --- payment -----------------------------------------------------------------------------


def _pay(book: Pricebook, cart: Cart, command: Command) -> Change:
    tender = tender_of(book, text(command, "tender"))
    if not cart["lines"]:
        raise Refusal("cart_empty")
    if len(cart["payments"]) >= MAX_PAYMENTS:
        raise Refusal("payments_full", {"limit": MAX_PAYMENTS})
    tendered = command.get("tendered")
    if not is_whole(tendered) or abs(tendered) > MAX_TENDERED:  # type: ignore[arg-type]
        raise Refusal("amount_invalid")
    check_authority(book, cart)
    payment: Payment = {
        "no": cart["payments"][-1]["no"] + 1 if cart["payments"] else 1,
        "tender": tender["code"],
        "kind": tender["kind"],
        "tendered": tendered,  # type: ignore[typeddict-item]
        "amount": 0,
        "change": 0,
        "reference": optional_text(command, "reference") or "",
        "at": text(command, "at"),
    }
    return with_payments(book, cart, cart["payments"] + [payment]), None, []


def _unpay(book: Pricebook, cart: Cart, command: Command) -> Change:
    no = whole(command, "no")
    rest = [payment for payment in cart["payments"] if payment["no"] != no]
    if len(rest) == len(cart["payments"]):
        raise Refusal("payment_unknown", {"no": no})
    return with_payments(book, cart, rest), None, []


# --- giving up -----------------------------------------------------------------------------


def _abandon(book: Pricebook, cart: Cart, command: Command) -> Change:
    effects = []
    if cart["first_line_at"] is not None:
        body = {
            "sale": cart["id"],
            "lines": [
                _removed(cart, line, line["quantity_milli"], line["total"])
                for line in cart["lines"]
            ],
            "payments": cart["payments"],
            "total": cart["totals"]["total"],
        }
        effects = [_journal("sale_void", body)]
    empty = cart.copy()
    empty["first_line_at"] = None
    empty["customer"] = None
    empty["discount"] = None
    empty["payments"] = []
    return with_lines(book, empty, []), None, effects


def _removed(cart: Cart, line: Line, quantity_milli: int, total: int) -> Removed:
    return {
        "sale": cart["id"],
        "no": line["no"],
        "variant": line["item"]["variant"],
        "sku": line["item"]["sku"],
        "name": line["item"]["name"],
        "quantity_milli": quantity_milli,
        "total": total,
    }


def _journal(kind: str, body: dict[str, Any]) -> Effect:
    return {"effect": "journal", "kind": kind, "body": body}


_VERBS: dict[str, Callable[[Pricebook, Cart, Command], Change]] = {
    "add": _add,
    "set_quantity": _set_quantity,
    "remove": _remove,
    "discount_line": _discount_line,
    "discount_cart": _discount_cart,
    "set_customer": _set_customer,
    "pay": _pay,
    "unpay": _unpay,
    "abandon": _abandon,
}
