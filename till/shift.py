"""A shift's figures, folded from its entries: what X and Z print and the books rest on.

Sales are gross of returns and the grand totals are never reset, as the Danish tax
authority's check of a cash register file wants it. Training is counted apart and in nothing
else. See `docs/algorithms/shift-figures.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.accounts import is_settling
from till.errors import Refusal
from till.fields import records, text, whole
from till.vat import vat_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from till.shapes import (
        Count,
        Entry,
        Figures,
        ForeignCash,
        GrandTotals,
        GroupFigure,
        PaymentChanged,
        SaleBody,
        SalePayment,
    )

ON_ACCOUNT = "12006"  # the SAF-T code of what is paid later


def open_shift(opening: dict[str, Any]) -> Figures:
    """The figures of a shift in which nothing has happened yet.

    `first_seq` is the sequence number of its first entry, `grand` and `float_left` what the Z
    before left; a register's first shift has no `float_left`.
    """
    grand: GrandTotals = opening["grand"]
    first_seq = whole(opening, "first_seq")
    opening_float = whole(opening, "opening_float")
    float_left = opening_float if opening.get("float_left") is None else opening["float_left"]
    return {
        "shift": text(opening, "shift"),
        "number": whole(opening, "number"),
        "register": text(opening, "register"),
        "opened_at": text(opening, "opened_at"),
        "opening_float": opening_float,
        "opening_difference": opening_float - float_left,
        "first_seq": first_seq,
        "last_seq": first_seq - 1,
        "receipts": 0,
        "sales": _nothing(),
        "returns": _nothing(),
        "total": 0,
        "vat": {},
        "tenders": {},
        "employees": {},
        "groups": {},
        "vouchers": {},
        "employee_groups": {},
        "credit_sales": _nothing(),
        "credit_memos": _nothing(),
        "account_payments": _nothing(),
        "tips": _nothing(),
        "discounts": _nothing(),
        "campaigns": _nothing(),
        "rounding": 0,
        "payments_changed": _nothing(),
        "cash_in": {},
        "cash_out": {},
        "deposits": _nothing(),
        "foreign": {},
        "drawer_openings": 0,
        "copies": _nothing(),
        "proformas": _nothing(),
        "voids": _nothing(),
        "lines_removed": _nothing(),
        "price_checks": {},
        "training": _nothing(),
        "expected_cash": opening_float,
        "first_counted": None,
        "counted_cash": None,
        "difference": None,
        "grand": grand.copy(),
    }


def add_entries(figures: Figures, entries: list[Entry]) -> Figures:
    """New figures with `entries` folded in, which come behind what is counted already.

    An entry of no shift (the program started, the clock jumped) only moves `last_seq`.
    Refuses with `shift_mismatch`: an entry of another shift, or one counted before.
    """
    folded: Figures = _copy(figures)
    for entry in entries:
        if entry["seq"] <= folded["last_seq"]:
            raise Refusal("shift_mismatch", {"seq": entry["seq"]})
        if entry["shift"] is not None and entry["shift"] != folded["shift"]:
            raise Refusal("shift_mismatch", {"seq": entry["seq"]})
        folded["last_seq"] = entry["seq"]
        if entry["training"]:
            _train(folded, entry)
        elif entry["kind"] in _FOLDS:
            _FOLDS[entry["kind"]](folded, entry)
    return folded


def count_cash(figures: Figures, count: dict[str, Any]) -> Figures:
    """New figures with the cash that was counted and what it is off by.

    `count` has `denominations` in kroner, and `foreign`: notes of other countries by currency;
    those that were taken and are not in it were not there. The first count is kept.
    """
    counted = 0
    for denomination in records(count, "denominations"):
        counted += whole(denomination, "value") * whole(denomination, "count")
    closed: Figures = _copy(figures)
    if closed["first_counted"] is None:
        closed["first_counted"] = counted
    closed["counted_cash"] = counted
    closed["difference"] = counted - closed["expected_cash"]
    found = {text(notes, "currency"): whole(notes, "amount") for notes in records(count, "foreign")}
    for currency in found:
        _foreign_of(closed, currency)
    for currency in closed["foreign"]:
        notes = closed["foreign"][currency]
        notes["counted"] = found.get(currency, 0)
        notes["difference"] = found.get(currency, 0) - notes["taken"] + notes["banked"]
    return closed


def _train(figures: Figures, entry: Entry) -> None:
    if entry["kind"] == "sale":
        _tally(figures["training"], entry["body"]["total"])


def _sale(figures: Figures, entry: Entry) -> None:
    body: SaleBody = entry["body"]  # type: ignore[assignment]
    settled = [line["total"] for line in body["lines"] if is_settling(line)]
    for amount in settled:
        _tally(figures["account_payments"], amount)
    figures["receipts"] += 1
    figures["total"] += body["total"] - sum(settled)
    figures["rounding"] += body["rounding"]
    if body["tip"] != 0:
        _tally(figures["tips"], body["tip"])
    _count_goods(figures, body, entry["employee"] or "")
    _count_vat(figures, body)
    _count_discounts(figures, body)
    _count_payments(figures, body, entry["employee"] or "")
    _count_vouchers(figures, body)


def _count_goods(figures: Figures, body: SaleBody, employee: str) -> None:
    lines = [line for line in body["lines"] if not is_settling(line)]
    sold = sum([line["total"] for line in lines if line["quantity_milli"] > 0])
    returned = -sum([line["total"] for line in lines if line["quantity_milli"] < 0])
    if any(line["quantity_milli"] > 0 for line in lines):
        _tally(figures["sales"], sold)
    if any(line["quantity_milli"] < 0 for line in lines):
        _tally(figures["returns"], returned)
    figures["grand"]["sales"] += sold
    figures["grand"]["returns"] += returned
    figures["grand"]["net"] += sold - returned
    sold_by = figures["employee_groups"].setdefault(employee, {})
    for line in lines:
        for groups in (figures["groups"], sold_by):
            group = groups.setdefault(line["group"], _no_goods())
            group["quantity_milli"] += line["quantity_milli"]
            group["amount"] += line["total"]


def _count_vat(figures: Figures, body: SaleBody) -> None:
    for vat in body["vat"]:
        key = vat["code"] + ":" + str(vat["rate_bp"])
        if key not in figures["vat"]:
            figures["vat"][key] = vat_line(vat["code"], vat["rate_bp"], 0, 0)
        figure = figures["vat"][key]
        figure["gross"] += vat["gross"]
        figure["net"] += vat["net"]
        figure["vat"] += vat["vat"]


def _count_discounts(figures: Figures, body: SaleBody) -> None:
    """Discounts by hand and campaigns, each by itself; what came back takes its own with it."""
    sold = [line for line in body["lines"] if line["quantity_milli"] > 0]
    kinds = [discount["kind"] for line in sold for discount in line["discounts"]]
    figures["discounts"]["count"] += kinds.count("line") + (1 if "cart" in kinds else 0)
    held = {offer["campaign"]: True for line in sold for offer in line["campaigns"]}
    figures["campaigns"]["count"] += len(held)
    amount = sum([offer["amount"] for line in body["lines"] for offer in line["campaigns"]])
    figures["campaigns"]["amount"] += amount
    figures["discounts"]["amount"] += body["discount"] - amount


def _count_payments(figures: Figures, body: SaleBody, employee: str) -> None:
    taken = figures["employees"].setdefault(employee, {})
    for payment in body["payments"]:
        amount = payment["amount"]
        _tally(figures["tenders"].setdefault(payment["tender"], _nothing()), amount)
        _tally(taken.setdefault(payment["tender"], _nothing()), amount)
        if payment["kind"] == "cash":
            _count_cash_payment(figures, payment)
        elif payment["saft_code"] == ON_ACCOUNT:
            _tally(figures["credit_sales" if amount > 0 else "credit_memos"], abs(amount))


def _count_cash_payment(figures: Figures, payment: SalePayment) -> None:
    """Notes of another country go into the drawer, and their change comes out of it in kroner."""
    figures["expected_cash"] += payment["amount"]
    foreign = payment["foreign"]
    if foreign is not None:
        figures["expected_cash"] -= payment["tendered"]
        notes = _foreign_of(figures, foreign["currency"])
        notes["count"] += 1
        notes["taken"] += foreign["amount"]
        notes["worth"] += payment["tendered"]


def _foreign_of(figures: Figures, currency: str) -> ForeignCash:
    if currency not in figures["foreign"]:
        figures["foreign"][currency] = {
            "count": 0,
            "taken": 0,
            "worth": 0,
            "banked": 0,
            "counted": None,
            "difference": None,
        }
    return figures["foreign"][currency]


def _count_vouchers(figures: Figures, body: SaleBody) -> None:
    for action in body["vouchers"]:
        kind = action["kind"]
        if kind not in figures["vouchers"]:
            figures["vouchers"][kind] = {"given": _nothing(), "taken": _nothing(), "vat": 0}
        figure = figures["vouchers"][kind]
        _tally(figure["given" if action["amount"] > 0 else "taken"], abs(action["amount"]))
        figure["vat"] += action["vat"]


def _sale_void(figures: Figures, entry: Entry) -> None:
    _tally(figures["voids"], entry["body"]["total"])


def _line_removed(figures: Figures, entry: Entry) -> None:
    _tally(figures["lines_removed"], entry["body"]["total"])


def _move(moves: dict[str, Count], entry: Entry) -> None:
    _tally(moves.setdefault(entry["body"]["reason"], _nothing()), entry["body"]["amount"])


def _payment_changed(figures: Figures, entry: Entry) -> None:
    """The payment leaves one tender for another; rounding follows where one of them is cash."""
    body: PaymentChanged = entry["body"]  # type: ignore[assignment]
    before, after = body["before"], body["after"]
    taken = figures["employees"].setdefault(body["taken_by"] or "", {})
    for tenders in (figures["tenders"], taken):
        left = tenders.setdefault(before["tender"], _nothing())
        left["count"] -= 1
        left["amount"] -= before["amount"]
        _tally(tenders.setdefault(after["tender"], _nothing()), after["amount"])
    if before["kind"] == "cash":
        figures["expected_cash"] -= before["amount"]
    if after["kind"] == "cash":
        figures["expected_cash"] += after["amount"]
    figures["rounding"] += after["amount"] - before["amount"]
    _tally(figures["payments_changed"], after["amount"])


def _cash_in(figures: Figures, entry: Entry) -> None:
    _move(figures["cash_in"], entry)
    figures["expected_cash"] += entry["body"]["amount"]


def _cash_out(figures: Figures, entry: Entry) -> None:
    _move(figures["cash_out"], entry)
    figures["expected_cash"] -= entry["body"]["amount"]


def _bank_deposit(figures: Figures, entry: Entry) -> None:
    _tally(figures["deposits"], entry["body"]["amount"])
    figures["expected_cash"] -= entry["body"]["amount"]
    for notes in entry["body"]["foreign"]:
        _foreign_of(figures, notes["currency"])["banked"] += notes["amount"]


def _receipt_copied(figures: Figures, entry: Entry) -> None:
    _tally(figures["copies"], entry["body"]["total"])


def _proforma_printed(figures: Figures, entry: Entry) -> None:
    _tally(figures["proformas"], entry["body"]["total"])


def _drawer_opened(figures: Figures, entry: Entry) -> None:
    figures["drawer_openings"] += 1


def _price_checked(figures: Figures, entry: Entry) -> None:
    body = entry["body"]
    _tally(figures["price_checks"].setdefault(body["group"], _nothing()), body["price"])


_FOLDS: dict[str, Callable[[Figures, Entry], None]] = {
    "sale": _sale,
    "sale_void": _sale_void,
    "line_removed": _line_removed,
    "payment_changed": _payment_changed,
    "cash_in": _cash_in,
    "cash_out": _cash_out,
    "bank_deposit": _bank_deposit,
    "receipt_copied": _receipt_copied,
    "proforma_printed": _proforma_printed,
    "drawer_opened": _drawer_opened,
    "price_checked": _price_checked,
}


def _nothing() -> Count:
    return {"count": 0, "amount": 0}


def _no_goods() -> GroupFigure:
    return {"quantity_milli": 0, "amount": 0}


def _tally(count: Count, amount: int) -> None:
    count["count"] += 1
    count["amount"] += amount


def _copy(value: Any) -> Any:
    if type(value) is dict:
        return {key: _copy(value[key]) for key in value}
    return value
