"""Reads one row of a goods file into what it says of an item. Asks no database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from bon.catalog import content
from bon.catalog.barcodes import canonical, is_odd
from bon.catalog.columns import BETWEEN_AXES, FLAGS, lined
from bon.catalog.content import Content
from bon.catalog.models.grouping import BETWEEN
from bon.catalog.models.product import AGES
from bon.catalog.wording import tags_of
from bon.kit.parsing import scaled
from bon.kit.sheet import Cell, Row
from bon.kit.sorting import fold
from till.rounding import half_up

PRICE_MOST = 99_999_999
AXIS_MOST = 30
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE]\+\d+$")
_BETWEEN_CODES = re.compile(r"[\s,;|]+")
_WORKED_OUT = re.compile(r"\d+,\d{4,}$")  # a number with more decimals than anybody types
_DATED = ("name", "sku", "price", "barcode", "style", "size", "colour")  # what is never a date
DATE = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+)?$")  # as a spreadsheet's date is read
_DIGITS = re.compile(r"\d+")
_SUMS = ("i alt", "ialt", "total", "totalt", "sum", "subtotal", "grand total")
_NOT_DIGITS = re.compile(r"\D")
_PACK = re.compile(r"[1-9]\d{0,3}$")
_BETWEEN_LEVELS = re.compile(r"\s*(?:>|›|/|\||\\)\s*")
_YES, _NO = (
    ("ja", "j", "yes", "y", "true", "sand", "1", "x"),
    ("nej", "n", "no", "false", "falsk", "0"),
)
_UNITS = {"stk": "pcs", "styk": "pcs", "pcs": "pcs", "pc": "pcs", "piece": "pcs", "ea": "pcs",
          "kg": "kg", "kilo": "kg", "kilogram": "kg"}  # fmt: skip
# What may be lost of a GTIN when a spreadsheet takes it for a number: zeros in front.
_RESTORED = (8, 12, 13, 14)


class Problem(NamedTuple):
    """`field` is a key of `columns.HEADERS`, `reason` one of `reasons.ROW`."""

    field: str
    reason: str
    value: str
    other: int | None = None


class Refused(Exception):
    """The row cannot be used; every problem of it that could be seen."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


@dataclass
class Goods:
    """What a row says. Only the fields in `given` say anything: a column that is missing, or a
    cell that is empty, leaves things as they are. `said` are the texts of its cells."""

    no: int
    id: UUID | None = None
    name: str = ""
    sku: str = ""
    style: str = ""
    barcodes: dict[str, int] = field(default_factory=dict)  # canonical code → pieces in the pack
    axes: list[list[str]] = field(default_factory=list)
    price: int | None = None
    content: Content | None = None
    archived: bool | None = None
    given: dict[str, Any] = field(default_factory=dict)  # what variants have in common
    said: dict[str, str] = field(default_factory=dict)
    further: dict[str, Any] = field(default_factory=dict)  # fields of other apps
    notes: list[Problem] = field(default_factory=list)  # what was mended, or is odd
    overruled: list[Problem] = field(default_factory=list)  # an earlier row of its product counts
    namesake: bool = False  # an earlier row of other goods, which have a number, has its name

    @property
    def full_name(self) -> str:
        return " ".join([self.name, *(value for _axis, value in self.axes)])[:300]

    @property
    def called(self) -> str:
        return called(self.full_name)

    @property
    def numbered(self) -> bool:
        """Whether more than its name says which goods the row means."""
        return bool(self.sku or self.barcodes)

    @property
    def family(self) -> str:
        """What rows of one product share; "" for goods that come in one kind."""
        if self.style:
            return f"style {self.style}"
        return f"name {fold(self.name)}" if self.axes else ""


def called(name: str) -> str:
    """A name as names are compared: however it is spaced, in large or small letters."""
    return " ".join(name.casefold().split())


class Known(NamedTuple):
    """What the catalogue has, by what a file may call it: codes of VAT classes and groups, ids of
    bottle deposits."""

    vat: Mapping[str, str]
    groups: Mapping[str, str]
    deposits: Mapping[str, str]
    further: Mapping[str, Callable[[str, Cell], Any]] = {}  # fields of other apps → who reads them


def read_row(row: Row, fields: Sequence[str], known: Known) -> Goods:
    """Raises Refused with every problem found. Goods have a name where the file has a column of
    them."""
    goods, problems = Goods(row.no), list[Problem]()
    goods.said = {name: lined(cell.text) for name, cell in _cells(row, fields)}
    if over := [cell.text for cell in row.cells[len(fields) :] if cell.text]:
        goods.notes.append(Problem("", "cells_over", over[0][:200]))
    for name, cell in _cells(row, fields):
        try:
            _take(goods, name, cell, known)
        except Refused as refused:
            problems += refused.problems
    if not goods.axes:
        titles = {"size": _("Størrelse"), "colour": _("Farve")}
        goods.axes = [[titles[axis], goods.said[axis]] for axis in titles if axis in goods.said]
    if not goods.numbered and fold(goods.name) in _SUMS:
        problems.append(Problem("name", "is_sum", goods.name))
    unnamed = "name" in fields and not goods.name
    if unnamed and not any(problem.field == "name" for problem in problems):
        problems.insert(0, Problem("name", "name_missing", ""))
    if problems:
        raise Refused(problems)
    return goods


def _cells(row: Row, fields: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """Those that say something."""
    for name, cell in zip(fields, row.cells, strict=False):
        if name and cell.text:
            yield name, cell


def _take(goods: Goods, name: str, cell: Cell, known: Known) -> None:
    text = cell.text
    if name in _DATED and DATE.match(text):
        raise _refusal(name, "is_date", text)
    if name == "name":
        goods.name = _short(name, " ".join(text.split()), 200, "name_long")
    elif name == "sku":
        goods.sku = _short(name, number_in(name, text), 60, "sku_long")
    elif name == "style":
        goods.style = _short(name, number_in(name, text), 60)
    elif name in ("size", "colour"):
        _short(name, text, 60)
    elif name == "price":
        goods.price = _price(cell)
        if cell.numeric and _WORKED_OUT.match(text):
            goods.notes.append(Problem(name, "price_rounded", text))
    elif name == "barcode":
        for code, pack in codes_in(cell):
            goods.barcodes.setdefault(code, pack)
            goods.notes += _noted(code, text)
    elif name == "archived":
        goods.archived = _yes(name, text)
    elif name in known.further:
        goods.further[name] = known.further[name](name, cell)
    elif name in _OWN:
        setattr(goods, name, _OWN[name](goods))
    elif name in _SHARED:
        goods.given[name] = _SHARED[name](text)
    elif name in FLAGS:
        goods.given[name] = _yes(name, text)
    elif name != "content_unit":
        goods.given[name] = _coded(name, text, known)


def _noted(code: str, text: str) -> Iterator[Problem]:
    if is_odd(code):
        yield Problem("barcode", "check_digit", code)
    bare, runs = code.lstrip("0"), _DIGITS.findall(text)
    if code not in runs and any(
        len(run) not in _RESTORED and run.lstrip("0") == bare for run in runs
    ):
        yield Problem("barcode", "zeros_restored", code)


def _id(goods: Goods) -> UUID | None:
    """None for what some other system calls its goods."""
    try:
        return UUID(goods.said["id"])
    except ValueError:
        return None


def _axes(goods: Goods) -> list[list[str]]:
    """`Størrelse: M; Farve: Blå`. What has no colon goes on with the value before it."""
    axes, text = list[list[str]](), goods.said["axes"]
    for part in text.split(BETWEEN_AXES):
        axis, _colon, value = (each.strip() for each in part.partition(":"))
        if axis and value and len(axis) <= AXIS_MOST:
            axes.append([axis, value])
        elif axes:
            axes[-1][1] += BETWEEN_AXES + part
        else:
            raise _refusal("axes", "axes_unclear", text)
    return [[axis, _short("axes", value, 60)] for axis, value in axes]


def _content(goods: Goods) -> Content:
    """`6 × 33 cl`, or a number beside a column of units."""
    text = goods.said["content"]
    said = content.read(text) or content.read(f"{text} {goods.said.get('content_unit', '')}")
    if said is None:
        raise _refusal("content", "content_unclear", text)
    return said


def _category(text: str) -> str:
    levels = [level for level in _BETWEEN_LEVELS.split(text) if level]
    return BETWEEN.join(_short("category", level, 60) for level in levels)


def _age(text: str) -> int:
    plain = _NOT_DIGITS.sub("", text)
    years = 0 if fold(text) in (*_NO, "ingen", "none") else int(plain or -1)
    if years not in (0, *AGES):
        raise _refusal("age_limit", "age_unknown", text)
    return years


_OWN: dict[str, Callable[[Goods], Any]] = {
    "content": _content,
    "axes": _axes,
    "id": _id,
}
_SHARED: dict[str, Callable[[str], object]] = {
    "category": _category,
    "brand": lambda text: _short("brand", text, 60),
    "tags": tags_of,
    "description": lambda text: _short("description", lined(text), 4000),
    "age_limit": _age,
}


def _yes(name: str, text: str) -> bool:
    plain = fold(text)
    if plain not in _YES and plain not in _NO:
        raise _refusal(name, "yes_or_no", text)
    return plain in _YES


def _coded(name: str, text: str, known: Known) -> object:
    """A value out of a small set."""
    plain = fold(text)
    sets: dict[str, tuple[Mapping[str, str], str]] = {
        "vat": (known.vat, "vat_unknown"),
        "group": (known.groups, "group_unknown"),
        "unit": (_UNITS, "unit_unknown"),
        "deposit": (known.deposits, "deposit_unknown"),
    }
    values, reason = sets[name]
    if name == "vat":
        # A spreadsheet's 25 % is the number 0.25.
        rates = (str(scaled(text, decimals)) for decimals in (2, 4))
        plain = next((rate for rate in rates if rate in known.vat), plain)
    if plain not in values:
        raise _refusal(name, reason, text)
    return values[plain]


def _price(cell: Cell) -> int:
    """Øre. `1.234,50`, `kr. 99,-` and `249.0` are all understood, and what a spreadsheet has
    worked out is rounded."""
    text = cell.text
    plain = text.lower().removeprefix("dkk").removeprefix("kr").lstrip(". ")
    plain = plain.removesuffix("dkk").strip().removesuffix("-").removesuffix(",")
    amount = scaled(f"-{plain}" if text.startswith("-") else plain, 2)
    if cell.numeric and _WORKED_OUT.match(text):
        whole, _comma, fraction = text.partition(",")
        amount = half_up(int(whole + fraction), 10 ** (len(fraction) - 2))
    if amount is None:
        raise _refusal("price", "price_unclear", text)
    if not 0 <= amount <= PRICE_MOST:
        raise _refusal("price", "price_range", text)
    return amount


def codes_in(cell: Cell) -> Iterator[tuple[str, int]]:
    """The codes of a cell, canonical, each with its pack: `5701234567899*6` holds six."""
    if _SCIENTIFIC.match(cell.text):
        yield _restored(_unrounded(cell.text), numeric=True), 1
        return
    for part in _BETWEEN_CODES.split(cell.text.strip("'\"= ")):
        # Code 39 is printed between two stars.
        code, star, pack = part.strip("*").partition("*")
        if len(code) > 64:
            raise _refusal("barcode", "barcode_long", code)
        if star and not _PACK.match(pack):
            raise _refusal("barcode", "pack_unclear", part)
        if code:
            yield _restored(code, cell.numeric), int(pack) if star else 1


def number_in(name: str, text: str) -> str:
    """A number that people gave to goods, also where a spreadsheet took it for a quantity. Raises
    Refused where it has lost some of it."""
    return _unrounded(text, name) if _SCIENTIFIC.match(text) else text


def _unrounded(text: str, name: str = "barcode") -> str:
    """`5.701234567899E+12` still holds every digit; `5,70123E+12` has lost half of them."""
    mantissa, _e, exponent = text.upper().replace(",", ".").partition("E")
    try:
        value = Decimal(text.upper().replace(",", "."))
    except InvalidOperation as error:
        raise _rounded(name, text) from error
    kept = len(mantissa.partition(".")[2])
    if int(exponent) > 20 or kept < int(exponent):
        raise _rounded(name, text)
    return str(int(value))


def _rounded(name: str, text: str) -> Refused:
    return _refusal(name, "barcode_rounded" if name == "barcode" else "number_rounded", text)


def _restored(code: str, numeric: bool) -> str:
    """Gives a number back the zeros that a spreadsheet took from its front, where that makes a
    GTIN of it with a right check digit. Eleven digits are a UPC-A without its zero in any file;
    shorter codes may be the shop's own, and count only where the file held a number."""
    code = code.removesuffix(".0") if numeric else code
    if code.isascii() and code.isdigit() and len(code) not in _RESTORED:
        length = next((length for length in _RESTORED if length > len(code)), 0)
        padded = code.zfill(length)
        if length and (len(code) == 11 or (numeric and len(code) > 4)) and not is_odd(padded):
            code = padded
    return canonical(code)


def _short(name: str, text: str, most: int, reason: str = "text_long") -> str:
    if len(text) > most:
        raise _refusal(name, reason, text)
    return text


def _refusal(name: str, reason: str, value: str) -> Refused:
    return Refused([Problem(name, reason, value[:200])])
