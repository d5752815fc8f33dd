"""Goods into the cart, more of them, fewer, out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check, sign
from till.campaigns.index import index_of
from till.commands.change import (
    all_removed,
    append,
    blank,
    check_open,
    find,
    journal,
    removed,
    replace,
)
from till.errors import Refusal
from till.item import check_item
from till.limits import MAX_QUANTITY_MILLI
from till.pricebook import rate_of
from till.pricing import check_asked_price, check_quantity
from till.special import (
    check_age,
    check_free,
    followers,
    read_deposit,
    read_lot,
    read_serial,
    refunded,
)
from till.totals import priced, with_lines

if TYPE_CHECKING:
    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Effect, Line, Pricebook, Removed


def add(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts an item into the cart, on a line of its own or one that differs in quantity only.

    Goods with a deposit bring it along, on a line that follows theirs.
    """
    check_open(cart)
    item = check_item(command.get("item"))
    quantity_milli = check_quantity(item, command.get("quantity_milli", 1000))
    check_age(cart, item)
    deposit = read_deposit(item, command)
    fresh = blank(cart, item, rate_of(book, item["vat"]), command)
    fresh["quantity_milli"] = quantity_milli
    fresh["offers"] = index_of(book).offers_of(item, fresh["at"])
    fresh["asked_price"] = check_asked_price(item, command.get("price"))
    serial = read_serial(cart, item, quantity_milli, command)
    if serial is not None:
        fresh["serial"] = serial
    lot = read_lot(command)
    if lot is not None:
        fresh["lot"] = lot
    changed, no, effects = put(book, cart, priced(book, cart, fresh), quantity_milli)
    if deposit is not None and no == fresh["no"]:
        owed = blank(changed, deposit, rate_of(book, deposit["vat"]), command)
        owed["quantity_milli"] = quantity_milli
        owed["linked_to"] = no
        changed = put(book, changed, priced(book, changed, owed), quantity_milli)[0]
    return changed, no, effects


# A line that has one of these takes no other goods.
_ALONE = ("serial", "slip", "linked_to", "account")


def put(book: Pricebook, cart: Cart, fresh: Line, quantity_milli: int) -> Change:
    """The cart with `fresh` on the line that differs in quantity only, or as a new one.

    Refuses with `cart_full`.
    """
    index = _mergeable(cart["lines"], fresh)
    if index is not None:
        return _merge(book, cart, index, quantity_milli)
    return append(book, cart, fresh)


def _mergeable(lines: list[Line], fresh: Line) -> int | None:
    """The last line that differs from `fresh` in quantity only."""
    if fresh["item"]["weighed"] or any(field in fresh for field in _ALONE):
        return None
    variant = fresh["item"]["variant"]
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line["item"]["variant"] != variant or line["discount"] is not None:
            continue
        if line["order"] is not None:
            continue
        if line["employee"] != fresh["employee"] or line["origin"] is not None:
            continue
        if any(field in line for field in _ALONE):
            continue
        if (line["quantity_milli"] < 0) != (fresh["quantity_milli"] < 0):
            continue
        if line["item"]["vat"] != fresh["item"]["vat"] or line["rate_bp"] != fresh["rate_bp"]:
            continue
        if line["offers"] != fresh["offers"] or line.get("lot") != fresh.get("lot"):
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
    if abs(line["quantity_milli"]) > MAX_QUANTITY_MILLI:
        raise Refusal("quantity_invalid", {"quantity_milli": line["quantity_milli"]})
    return replace(book, cart, index, line)


def set_quantity(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Sets how many of a line; what is taken out stands in the journal."""
    check_open(cart)
    index = find(cart, command)
    before = cart["lines"][index]
    if before["order"] is not None:
        raise Refusal("line_ordered", {"line": before["no"]})
    if before["origin"] is not None:
        raise Refusal("line_returned", {"line": before["no"]})
    check_free(before)
    line = before.copy()
    line["quantity_milli"] = check_quantity(line["item"], command.get("quantity_milli"))
    if before["quantity_milli"] < 0:
        if "slip" in line:
            raise Refusal("quantity_invalid", {"quantity_milli": line["quantity_milli"]})
        line["quantity_milli"] = -line["quantity_milli"]
        changed, no, effects = replace(book, cart, index, line)
        return refunded(book, changed, before["no"], command), no, effects
    money = line["voucher"] is not None or "account" in line
    if money and line["quantity_milli"] != before["quantity_milli"]:
        raise Refusal("quantity_invalid", {"quantity_milli": line["quantity_milli"]})
    if "serial" in line:
        raise Refusal("quantity_invalid", {"quantity_milli": line["quantity_milli"]})
    changed, no, effects = replace(book, cart, index, line)
    taken_milli = before["quantity_milli"] - line["quantity_milli"]
    if taken_milli > 0:
        check(book, "remove_line", command)
        left = {one["no"]: one["total"] for one in changed["lines"]}
        for one in [before] + followers(cart["lines"], before["no"]):
            less = one["total"] - left[one["no"]]
            effects.append(_line_removed(removed(cart, one, taken_milli, less), command))
    return changed, no, effects


def remove(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes a line out, and those that follow it; of an order all its lines, whose money and goods
    belong together."""
    check_open(cart)
    check(book, "remove_line", command)
    index = find(cart, command)
    line = cart["lines"][index]
    check_free(line)
    gone = [line] + followers(cart["lines"], line["no"])
    if line["order"] is not None:
        gone = [each for each in cart["lines"] if _of_one(each, line)]
        cart = cart.copy()
        cart["order"] = None
    numbers = [one["no"] for one in gone]
    rest = [kept for kept in cart["lines"] if kept["no"] not in numbers]
    effects = [_line_removed(taken, command) for taken in all_removed(cart, gone)]
    return with_lines(book, cart, rest), None, effects


def _of_one(line: Line, other: Line) -> bool:
    """Whether both are of one order."""
    first, second = line["order"], other["order"]
    return first is not None and second is not None and first["order"] == second["order"]


def _line_removed(taken: Removed, command: Command) -> Effect:
    body = dict(taken)
    sign(body, command, "remove_line")
    return journal("line_removed", body)


COMMANDS: dict[str, Verb] = {"add": add, "set_quantity": set_quantity, "remove": remove}
