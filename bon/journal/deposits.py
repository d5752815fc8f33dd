"""Lines of less than nothing that take back no sale: money paid out for bottles, held against the
goods they are said to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from till.barcode import slip_amount
from till.pricing import gross_of

# By variant, what a piece of a deposit is worth at the most; None where the counter is told.
Deposits = Mapping[str, int | None]


def unfounded(lines: Iterable[Any], deposits: Deposits) -> str | None:
    """The first line that pays out for something else than a deposit, or more than one is worth."""
    for line in lines:
        if line["origin"] is None and line["quantity_milli"] < 0 and not _of_an_order(line):
            doubt = _doubt(line, deposits)
            if doubt is not None:
                return f"line {line['no']}: {doubt}"
    return None


def _of_an_order(line: Any) -> bool:
    """Money that was paid beforehand: the orders look at that."""
    return line["order"] is not None and line["order"]["part"] != "goods"


def _doubt(line: Any, deposits: Deposits) -> str | None:
    variant, paid = line["variant"], -line["total"]
    if variant not in deposits or line["voucher"] is not None or "linked_to" in line:
        return f"{variant} is no deposit that is paid out"
    if "slip" in line:
        worth = slip_amount(line["slip"])
        return None if paid == worth else f"{paid} paid for a slip of {worth}"
    each = deposits[variant]
    if each is None:
        return None
    worth = gross_of(each, -line["quantity_milli"])
    return None if paid <= worth else f"{paid} paid for deposits of {worth}"
