"""An X or Z report as blocks: the figures of a shift, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import CUT, RULE, line, money, quantity, rate, row, text, time, title, word
from till.fields import bad
from till.receipt import head

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Block, Closing, Count, Figures, GroupFigure, Receipt, Seller

_LETTERS = {"x": "X", "z": "Z"}

WORDS = (
    "report.account_payments",
    "report.campaigns",
    "report.cash_in",
    "report.cash_out",
    "report.confirmed",
    "report.copies",
    "report.counted_cash",
    "report.credit_memos",
    "report.credit_sales",
    "report.deposits",
    "report.difference",
    "report.discounts",
    "report.drawer_openings",
    "report.employee",
    "report.expected_cash",
    "report.first_counted",
    "report.float_left",
    "report.foreign",
    "report.foreign_counted",
    "report.grand_net",
    "report.grand_returns",
    "report.grand_sales",
    "report.group",
    "report.lines_removed",
    "report.opened_at",
    "report.opening_difference",
    "report.opening_float",
    "report.payments_changed",
    "report.price_checks",
    "report.proformas",
    "report.receipts",
    "report.returns",
    "report.rounding",
    "report.sales",
    "report.tender",
    "report.times",
    "report.tips",
    "report.to_bank",
    "report.total",
    "report.training",
    "report.vat",
    "report.voids",
    "report.voucher_vat",
    "report.vouchers_given",
    "report.vouchers_taken",
    "report.x",
    "report.z",
)


def report(
    figures: Figures,
    seller: Seller,
    kind: str,
    closing: Closing | None = None,
    blind: bool = False,
) -> Receipt:
    """The X (`x`, the shift goes on) or Z (`z`, the shift is closed) of a shift.

    `closing` says how a Z's shift was ended. `blind`: what is expected in the drawer is left out,
    for whoever is to count it.

    Its `receipt_no` is the letter and the number of the shift. Tenders, groups and employees
    are words with data: the host has their names.
    Refuses with `bad_request` for another kind.
    """
    if kind not in _LETTERS:
        raise bad("kind")
    number = _LETTERS[kind] + str(figures["number"])
    blocks = (
        head(seller)
        + [title([word("report." + kind, {"number": figures["number"]})])]
        + [row([word("report.opened_at")], [time(figures["opened_at"])]), RULE]
        + _sales(figures)
        + _tenders_taken(figures)
        + _drawer(figures, blind)
        + ([] if closing is None else _closing(closing))
        + _events(figures)
        + _grand(figures)
        + [CUT]
    )
    return {"kind": "normal", "receipt_no": number, "blocks": blocks}


def _sales(figures: Figures) -> list[Block]:
    blocks = [
        row([word("report.receipts")], [text(str(figures["receipts"]))]),
        _counted("report.sales", figures["sales"]),
        _counted("report.returns", figures["returns"]),
        row([word("report.total")], [money(figures["total"])], strong=True),
        _counted("report.tips", figures["tips"]),
        _counted("report.credit_sales", figures["credit_sales"]),
        _counted("report.credit_memos", figures["credit_memos"]),
    ]
    if figures["account_payments"]["count"] > 0:
        blocks.append(_counted("report.account_payments", figures["account_payments"]))
    blocks += [
        _counted("report.discounts", figures["discounts"]),
        _counted("report.campaigns", figures["campaigns"]),
        row([word("report.rounding")], [money(figures["rounding"])]),
        RULE,
    ]
    for key in sorted(figures["vat"]):
        vat = figures["vat"][key]
        blocks.append(
            row([word("report.vat"), rate(vat["rate_bp"]), money(vat["net"])], [money(vat["vat"])])
        )
    blocks += _groups(figures["groups"])
    blocks.append(RULE)
    return blocks


def _groups(groups: dict[str, GroupFigure]) -> list[Block]:
    blocks = []
    for code in sorted(groups):
        group = groups[code]
        left = [word("report.group", {"group": code}), quantity(group["quantity_milli"], "")]
        blocks.append(row(left, [money(group["amount"])]))
    return blocks


def _tenders_taken(figures: Figures) -> list[Block]:
    """What was paid with, by whom it was taken, and what they sold."""
    blocks = _tenders(figures["tenders"])
    if figures["payments_changed"]["count"] > 0:
        blocks.append(_counted("report.payments_changed", figures["payments_changed"]))
    for employee in sorted(figures["employees"]):
        blocks.append(line([word("report.employee", {"employee": employee})]))
        blocks += _tenders(figures["employees"][employee])
        blocks += _groups(figures["employee_groups"].get(employee, {}))
    blocks += _vouchers(figures)
    blocks.append(RULE)
    return blocks


def _drawer(figures: Figures, blind: bool) -> list[Block]:
    blocks = [row([word("report.opening_float")], [money(figures["opening_float"])])]
    if figures["opening_difference"] != 0:
        blocks.append(
            row([word("report.opening_difference")], [money(figures["opening_difference"])])
        )
    blocks += _moves("report.cash_in", figures["cash_in"])
    blocks += _moves("report.cash_out", figures["cash_out"])
    blocks.append(_counted("report.deposits", figures["deposits"]))
    if not blind:
        blocks.append(row([word("report.expected_cash")], [money(figures["expected_cash"])]))
    if figures["counted_cash"] is not None and figures["difference"] is not None:
        first = figures["first_counted"]
        if first is not None and first != figures["counted_cash"]:
            blocks.append(row([word("report.first_counted")], [money(first)]))
        blocks.append(row([word("report.counted_cash")], [money(figures["counted_cash"])]))
        blocks.append(row([word("report.difference")], [money(figures["difference"])]))
    for currency in sorted(figures["foreign"]):
        notes = figures["foreign"][currency]
        named = {"currency": currency, "count": notes["count"]}
        blocks.append(row([word("report.foreign", named)], [money(notes["taken"])]))
        if notes["counted"] is not None:
            left = [word("report.foreign_counted", {"currency": currency})]
            blocks.append(row(left, [money(notes["counted"])]))
    blocks.append(RULE)
    return blocks


def _moves(key: str, moves: dict[str, Count]) -> list[Block]:
    """One row a reason, and one of nothing where cash never moved."""
    if not moves:
        return [_counted(key, {"count": 0, "amount": 0})]
    return [_counted(key, moves[reason], {"reason": reason}) for reason in sorted(moves)]


def _closing(closing: Closing) -> list[Block]:
    blocks = []
    for tender in closing["confirmed"]:
        left = [word("report.confirmed", {"tender": tender["tender"]})]
        blocks.append(row(left, [money(tender["told"])]))
    if closing["reason"] != "":
        blocks.append(line([text(closing["reason"])]))
    blocks.append(row([word("report.float_left")], [money(closing["float_left"])]))
    deposit = closing["deposit"]
    if deposit is not None:
        left = [word("report.to_bank"), text(deposit["bag"])]
        blocks.append(row(left, [money(deposit["amount"])]))
    blocks.append(RULE)
    return blocks


def _tenders(tenders: dict[str, Count]) -> list[Block]:
    blocks = []
    for code in sorted(tenders):
        figure = tenders[code]
        left = [
            word("report.tender", {"tender": code}),
            word("report.times", {"count": figure["count"]}),
        ]
        blocks.append(row(left, [money(figure["amount"])]))
    return blocks


def _vouchers(figures: Figures) -> list[Block]:
    blocks = []
    for kind in sorted(figures["vouchers"]):
        figure = figures["vouchers"][kind]
        blocks.append(_counted("report.vouchers_given", figure["given"], {"voucher": kind}))
        blocks.append(_counted("report.vouchers_taken", figure["taken"], {"voucher": kind}))
        if figure["vat"] != 0:
            left = [word("report.voucher_vat", {"voucher": kind})]
            blocks.append(row(left, [money(figure["vat"])]))
    return blocks


def _events(figures: Figures) -> list[Block]:
    return [
        row([word("report.drawer_openings")], [text(str(figures["drawer_openings"]))]),
        _counted("report.price_checks", _sum(figures["price_checks"])),
        _counted("report.copies", figures["copies"]),
        _counted("report.proformas", figures["proformas"]),
        _counted("report.voids", figures["voids"]),
        _counted("report.lines_removed", figures["lines_removed"]),
        _counted("report.training", figures["training"]),
        RULE,
    ]


def _grand(figures: Figures) -> list[Block]:
    grand = figures["grand"]
    return [
        row([word("report.grand_sales")], [money(grand["sales"])]),
        row([word("report.grand_returns")], [money(grand["returns"])]),
        row([word("report.grand_net")], [money(grand["net"])]),
    ]


def _sum(counts: dict[str, Count]) -> Count:
    return {
        "count": sum([counts[key]["count"] for key in counts]),
        "amount": sum([counts[key]["amount"] for key in counts]),
    }


def _counted(key: str, figure: Count, data: dict[str, Any] | None = None) -> Block:
    return row(
        [word(key, data), word("report.times", {"count": figure["count"]})],
        [money(figure["amount"])],
    )
