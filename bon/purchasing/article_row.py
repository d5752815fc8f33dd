"""Reads one row of a supplier's catalogue. Asks no database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bon.catalog.import_row import DATE, Problem, Refused, codes_in, number_in
from bon.kit.parsing import scaled
from bon.kit.sheet import Cell, Row
from till.rounding import half_up

EXTRA_MOST, EXTRA_LONGEST = 30, 200
COST_MOST = 10**10
_PACK = re.compile(r"(?:(?:kolli|1|pk|pak|ks)\s*(?:à|a|x|×|\*|/)\s*)?([1-9]\d{0,5})(?:[.,]0+)?"
                   r"\s*(?:stk|pcs|pc|st|ea|styk)?\.?$", re.IGNORECASE)  # fmt: skip
_CURRENCIES = re.compile(r"(?:dkk|eur|sek|nok|usd|gbp|kr\.?|€|\$|£)", re.IGNORECASE)


@dataclass
class Offered:
    """What a row says a supplier sells. `cost` of a pack, in hundredths of their currency; None
    for what the row does not say. `numeric`: the number's zeros in front are lost, if it had any.
    """

    no: int
    number: str = ""
    numeric: bool = False
    name: str = ""
    barcode: str = ""
    pack: int | None = None
    minimum: int | None = None
    cost: int | None = None
    extra: dict[str, str] = field(default_factory=dict)


def read_offered(row: Row, titles: Sequence[str], fields: Sequence[str]) -> Offered:
    """Raises Refused with every problem found."""
    offered, problems = Offered(row.no), list[Problem]()
    each: int | None = None
    for title, name, cell in zip(titles, fields, row.cells, strict=False):
        if not cell.text:
            continue
        try:
            if name == "cost":
                each = _cost(name, cell, 4)
            else:
                _take(offered, title, name, cell)
        except Refused as refused:
            problems += refused.problems
    if not offered.number and not any(problem.field == "number" for problem in problems):
        problems.insert(0, Problem("number", "number_missing", ""))
    if problems:
        raise Refused(problems)
    if offered.cost is None and each is not None:
        offered.cost = half_up(each * (offered.pack or 1), 100)
    return offered


def _take(offered: Offered, title: str, name: str, cell: Cell) -> None:
    text = " ".join(cell.text.split())
    if name == "number":
        if DATE.match(text):
            raise _refusal(name, "is_date", text)
        if len(text) > 60:
            raise _refusal(name, "sku_long", text)
        offered.number, offered.numeric = number_in(name, text), cell.numeric
    elif name == "name":
        offered.name = text[:300]
    elif name == "barcode":
        offered.barcode = next((code for code, _pack in codes_in(cell)), "")
    elif name in ("pack", "minimum"):
        setattr(offered, name, _pieces(name, text))
    elif name == "pack_cost":
        offered.cost = _cost(name, cell, 2)
    elif title and len(offered.extra) < EXTRA_MOST:
        offered.extra[title[:60]] = text[:EXTRA_LONGEST]


def _pieces(name: str, text: str) -> int:
    if DATE.match(text):
        raise _refusal(name, "is_date", text)
    found = _PACK.match(text)
    if not found:
        raise _refusal(name, "pack_unclear", text)
    return int(found[1])


def _cost(name: str, cell: Cell, decimals: int) -> int:
    """Of `1.234,50`, `kr. 99,-`, `12.5 EUR`."""
    if DATE.match(cell.text):
        raise _refusal(name, "is_date", cell.text)
    plain = _CURRENCIES.sub("", cell.text).strip().removesuffix("-").removesuffix(",")
    amount = scaled(plain, decimals)
    if amount is None and cell.numeric:
        amount = scaled(str(round(Decimal(cell.text.replace(",", ".")), decimals)), decimals)
    if amount is None:
        raise _refusal(name, "price_unclear", cell.text)
    if not 0 <= amount <= COST_MOST:
        raise _refusal(name, "cost_range", cell.text)
    return amount


def _refusal(name: str, reason: str, value: str) -> Refused:
    return Refused([Problem(name, reason, value[:200])])
