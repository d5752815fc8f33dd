"""Goods that come back: out of a sale, by an exchange label, or without either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.authority import check
from till.commands.change import append, blank, check_open, journal, removed
from till.days import day_of
from till.errors import Refusal
from till.fields import bad, optional_text, record, records, text, whole
from till.item import check_item
from till.labels import is_late, read_label
from till.pricebook import rate_of
from till.pricing import gross_of
from till.returns import (
    PERMISSIONS,
    check_returned,
    check_returned_goods,
    check_worth,
    item_of,
    left_of,
    read_origin,
    read_returned,
    take_back,
    worth_of,
)
from till.special import check_piece, read_serial
from till.totals import with_lines

if TYPE_CHECKING:
    from typing import Any

    from till.commands.change import Change, Command, Verb
    from till.shapes import Cart, Effect, Line, Origin, Pricebook, Refundable, Returned, SaleLine


def return_line(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes back so much of a sale's line; said again, it sets how much.

    `sale` has the sale's id, its receipt's number and time, the line as it was sold, and what
    was paid by each tender. `label` is the code of an exchange label: then it is one piece, worth
    what the label carries.
    """
    check_open(cart)
    sale = record(command, "sale")
    sold: SaleLine = record(sale, "line")  # type: ignore[assignment]
    label = optional_text(command, "label")
    price, late = _label(book, command, label)
    origin = read_origin(book, command, "label" if label else "receipt")
    origin["sale"] = text(sale, "sale")
    origin["line"] = whole(record(sale, "line"), "no")
    origin["receipt_no"] = text(sale, "receipt_no")
    index = _standing(cart, origin)
    if index is not None and label:
        raise Refusal("label_redeemed")
    returned = _with_cart(read_returned(record(command, "returned")), cart["lines"], origin, index)
    quantity_milli = check_returned(sold, returned, command.get("quantity_milli", 1000))
    worth = worth_of(sold, returned, quantity_milli)
    if label:
        worth = min(price, left_of(sold, returned)["total"])
    late = late if label else _is_late(book, command, text(sale, "at"))
    line = blank(cart, item_of(sold), sold["rate_bp"], command)
    if index is not None:
        line["no"] = cart["lines"][index]["no"]
    line["origin"] = origin
    # Who brings a label is not who paid: nothing is given back the way it came.
    refundable = [] if label else _refundable(sale, text(sale, "sale"))
    taken = take_back(line, sold, quantity_milli, worth)
    change = _put(book, cart, command, index, taken, refundable, late)
    # Asked last: who may not take it back need not look for the number on it.
    if index is None:
        check_piece(sold, command)
    return change


def return_item(book: Pricebook, cart: Cart, command: Command) -> Change:
    """Takes goods back of which no sale is known, at a price of at most what they cost now.

    `label` is the code of an exchange label whose sale is not known here: then it is one piece,
    worth what the label carries.
    """
    check_open(cart)
    item = check_item(command.get("item"))
    quantity_milli = check_returned_goods(item, command.get("quantity_milli", 1000))
    label = optional_text(command, "label")
    price, late = _label(book, command, label)
    origin = read_origin(book, command, "label" if label else "goods")
    if _standing(cart, origin) is not None:
        raise Refusal("label_redeemed")
    if label is None:
        price = check_worth(item, command.get("price"))
    elif quantity_milli != 1000:
        raise Refusal("quantity_invalid", {"quantity_milli": quantity_milli})
    line = blank(cart, item, rate_of(book, item["vat"]), command)
    line["origin"] = origin
    line["quantity_milli"] = -quantity_milli
    line["stages"] = [{"stage": "returned", "unit_price": price}]
    line["unit_price"] = price
    line["gross"] = -gross_of(price, quantity_milli)
    line["total"] = line["gross"]
    if item.get("serial", False):
        line["serial"] = optional_text(command, "serial") or ""
    change = _put(book, cart, command, None, line, [], late)
    read_serial(cart, item, -quantity_milli, command)
    return change


def _label(book: Pricebook, command: Command, label: str | None) -> tuple[int, bool]:
    """What a label is worth, and whether its last day is over."""
    if label is None:
        return 0, False
    fields = read_label(book, label)
    return fields["price"], is_late(fields, text(command, "at"))


def _is_late(book: Pricebook, command: Command, sold_at: str) -> bool:
    days = book["return_terms"]["days"]
    return days > 0 and day_of(text(command, "at")) > day_of(sold_at) + days


def _check_right(book: Pricebook, command: Command, lines: list[Line], by: str, late: bool) -> None:
    """Whoever takes it back may: so much of the same kind in one cart, and so late."""
    total = 0
    for line in lines:
        if line["origin"] is not None and line["origin"]["by"] == by:
            total -= line["total"]
    check(book, PERMISSIONS[by], command, total)
    if late:
        check(book, "return_late", command)


def _standing(cart: Cart, origin: Origin) -> int | None:
    """Where in the cart the same piece, or part of the same line, comes back already."""
    for index, line in enumerate(cart["lines"]):
        standing = line["origin"]
        if standing is None or standing["by"] != origin["by"]:
            continue
        if origin["by"] == "label" and standing["label"] == origin["label"]:
            return index
        same = standing["sale"] == origin["sale"] and standing["line"] == origin["line"]
        if origin["by"] == "receipt" and same:
            return index
    return None


def _with_cart(
    returned: Returned, lines: list[Line], origin: Origin, index: int | None
) -> Returned:
    """What came back before, and what comes back by other lines of this cart."""
    quantity_milli = returned["quantity_milli"]
    total = returned["total"]
    for at, line in enumerate(lines):
        other = line["origin"]
        if at == index or other is None or other["sale"] != origin["sale"]:
            continue
        if other["line"] == origin["line"]:
            quantity_milli -= line["quantity_milli"]
            total -= line["total"]
    return {"quantity_milli": quantity_milli, "total": total}


def _refundable(sale: Command, sale_id: str) -> list[Refundable]:
    ways: list[Refundable] = []
    for given in records(sale, "paid"):
        if type(given) is not dict:
            raise bad("sale.paid")
        ways.append(
            {
                "sale": sale_id,
                "tender": text(given, "tender"),
                "kind": text(given, "kind"),
                "paid": whole(given, "paid"),
                "before": whole(given, "before"),
            }
        )
    return ways


def _put(
    book: Pricebook,
    cart: Cart,
    command: Command,
    index: int | None,
    line: Line,
    refundable: list[Refundable],
    late: bool,
) -> Change:
    """The cart with the returned line behind the others, or in the place of what it replaces."""
    lines = list(cart["lines"])
    if index is None:
        lines.append(line)
    else:
        lines[index] = line
    origin: Any = line["origin"]
    _check_right(book, command, lines, origin["by"], late)
    known = [each["sale"] for each in cart["refundable"]]
    more = [each for each in refundable if each["sale"] not in known]
    changed = cart.copy()
    changed["refundable"] = cart["refundable"] + more
    if index is None:
        return append(book, changed, line)
    effects = _less(cart, cart["lines"][index], line)
    return with_lines(book, changed, lines), line["no"], effects


def _less(cart: Cart, before: Line, line: Line) -> list[Effect]:
    """What no longer comes back stands in the journal, like all that is taken out."""
    less_milli = before["quantity_milli"] - line["quantity_milli"]
    if less_milli >= 0:
        return []
    body = removed(cart, before, less_milli, before["total"] - line["total"])
    return [journal("line_removed", dict(body))]


COMMANDS: dict[str, Verb] = {"return_line": return_line, "return_item": return_item}
