"""Putting a sale aside, and taking it up again, here or at another register.

What is parked is no sale and no void. Taken up, it goes into a cart with an id of its own: were
it taken up at two registers that cannot reach each other, each would still write a sale of its
own, and none would stand in the way of the other. See `docs/algorithms/parking.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.index import index_of
from till.commands.change import all_removed, check_open, emptied, journal
from till.errors import Refusal
from till.fields import record, records, text
from till.item import check_item
from till.pricebook import rate_of
from till.totals import priced, with_lines

if TYPE_CHECKING:
    from typing import Any

    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Item, Line, Pricebook


# What belongs to the sale whenever it is paid; the rest is derived, or is of the day it began.
_KEPT = (
    "customer",
    "customer_groups",
    "member",
    "coupons",
    "next_line",
    "discount",
    "refundable",
)


def park(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Puts the sale aside: the host keeps the cart it gave, and starts the next one.

    Refuses with `cart_empty`, `line_ordered`, `account_settled`, and `cart_has_payments`: money
    that was taken belongs to a sale.
    """
    check_open(cart)
    if not cart["lines"]:
        raise Refusal("cart_empty")
    for line in cart["lines"]:
        if "account" in line:
            raise Refusal("account_settled")
        if line["order"] is not None:
            raise Refusal("line_ordered", {"line": line["no"]})
    body = {
        "sale": cart["id"],
        "lines": all_removed(cart, cart["lines"]),
        "total": cart["totals"]["total"],
    }
    return emptied(cart), None, [journal("parked", body)]


def resume(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes `parked` up in a cart that nothing was done in yet, at the prices of now.

    `items`: its goods as they are sold now, by variant; what is missing there is taken as it
    was. Lines keep their numbers, their discounts by hand and who added them and approved them;
    not the question that was answered for another sale, perhaps at another register. Refuses with
    `cart_begun`, `training_mismatch`.
    """
    if cart["first_line_at"] is not None:
        raise Refusal("cart_begun")
    parked: Cart = record(command, "parked")  # type: ignore[assignment]
    if parked["training"] != cart["training"]:
        raise Refusal("training_mismatch")
    at, now = text(command, "at"), record(command, "items")
    before: list[Line] = [_unasked(line) for line in records(command["parked"], "lines")]
    taken = cart.copy()
    taken["first_line_at"] = at
    for field in _KEPT:
        taken[field] = parked[field]  # type: ignore[literal-required]
    taken["discount"] = _without_question(taken["discount"])
    taken = with_lines(book, taken, [_again(book, taken, line, now, at) for line in before])
    body = {
        "sale": taken["id"],
        "parked": parked["id"],
        "before": parked["totals"]["total"],
        "total": taken["totals"]["total"],
    }
    return taken, None, [journal("resumed", body)]


def _unasked(line: Line) -> Line:
    line = _without_question(line)
    line["discount"] = _without_question(line["discount"])
    line["origin"] = _without_question(line["origin"])
    line["discounts"] = [_without_question(each) for each in line["discounts"]]
    return line


def _without_question(signed: Any) -> Any:
    """A copy without the id of the question that its approver answered."""
    if signed is None:
        return None
    bare = signed.copy()
    bare.pop("approval", None)
    return bare


def _again(book: Pricebook, cart: Cart, line: Line, now: dict[str, Any], at: str) -> Line:
    """The line priced anew; what comes back keeps the worth that was paid for it."""
    if line["quantity_milli"] < 0:
        return line
    line = line.copy()
    line["item"] = _as_sold_now(check_item(line["item"]), now.get(line["item"]["variant"]))
    line["rate_bp"] = rate_of(book, line["item"]["vat"])
    line["at"] = at
    line["offers"] = index_of(book).offers_of(line["item"], at)
    return priced(book, cart, line)


def _as_sold_now(item: Item, given: Any) -> Item:
    """The goods as they are sold now, unless they are sold in another way than before."""
    if given is None:
        return item
    now = check_item(given).copy()
    if now["unit"] != item["unit"] or now["weighed"] != item["weighed"]:
        return item
    if (now["price"] is None) != (item["price"] is None):
        return item
    now["barcode"] = item["barcode"]
    return now


COMMANDS: dict[str, Verb] = {"park": park, "resume": resume}
