"""An X or Z report as blocks: the figures of a shift, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.blocks import CUT, RULE, line, money, quantity, rate, row, text, time, title, word
from till.fields import bad
from till.receipt import head

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Block, Count, Figures, Receipt, Seller

_LETTERS = {"x": "X", "z": "Z"}

WORDS = (
    "report.cash_in",
    "report.cash_out",
    "report.copies",
    "report.counted_cash",
    "report.difference",
    "report.discounts",
    "report.drawer_openings",
    "report.employee",
    "report.expected_cash",
    "report.grand_net",
    "report.grand_returns",
    "report.grand_sales",
    "report.group",
    "report.lines_removed",
    "report.opened_at",
    "report.opening_float",
    "report.price_checks",
    "report.proformas",
    "report.receipts",
    "report.returns",
    "report.rounding",
    "report.sales",
    "report.tender",
    "report.times",
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


def report(figures: Figures, seller: Seller, kind: str) -> Receipt:
    """The X (`x`, the shift goes on) or Z (`z`, the shift is closed) of a shift.

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
        + _money(figures)
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
        _counted("report.discounts", figures["discounts"]),
        row([word("report.rounding")], [money(figures["rounding"])]),
        RULE,
    ]
    for key in sorted(figures["vat"]):
        vat = figures["vat"][key]
        blocks.append(
            row([word("report.vat"), rate(vat["rate_bp"]), money(vat["net"])], [money(vat["vat"])])
        )
    for code in sorted(figures["groups"]):
        group = figures["groups"][code]
        left = [word("report.group", {"group": code}), quantity(group["quantity_milli"], "")]
        blocks.append(row(left, [money(group["amount"])]))
    blocks.append(RULE)
    return blocks


def _money(figures: Figures) -> list[Block]:
    blocks = _tenders(figures["tenders"])
    for employee in sorted(figures["employees"]):
        blocks.append(line([word("report.employee", {"employee": employee})]))
        blocks += _tenders(figures["employees"][employee])
    blocks += _vouchers(figures)
    blocks += [
        RULE,
        row([word("report.opening_float")], [money(figures["opening_float"])]),
        _counted("report.cash_in", figures["cash_in"]),
        _counted("report.cash_out", figures["cash_out"]),
        row([word("report.expected_cash")], [money(figures["expected_cash"])]),
    ]
    if figures["counted_cash"] is not None and figures["difference"] is not None:
        blocks.append(row([word("report.counted_cash")], [money(figures["counted_cash"])]))
        blocks.append(row([word("report.difference")], [money(figures["difference"])]))
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
        row([word("report.price_checks")], [text(str(figures["price_checks"]))]),
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


def _counted(key: str, figure: Count, data: dict[str, Any] | None = None) -> Block:
    times = word("report.times", {"count": figure["count"]})
    return row([word(key, data), times], [money(figure["amount"])])
