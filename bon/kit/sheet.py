"""Reads a table out of whatever file a shop has: CSV as Excel, the webshop or the supplier
writes it, or a spreadsheet. Knows nothing of what is in it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise, zip_longest
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineWorkbook

from bon.kit.csv_export import unshielded

BYTES_MOST = 20 * 1024 * 1024
UNPACKED_MOST = 300 * 1024 * 1024
ROWS_MOST = 200_000
COLUMNS_MOST = 200
HEADERS_MOST = 20  # rows among which the header is looked for
CELL_MOST = 4_000

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_LINES = 30


WHY = {
    "empty": _("Filen er tom."),
    "too_large": _("Filen er for stor: højst %(most)s MB. Del den i flere."),
    "too_wide": _("Filen har for mange kolonner: højst %(most)s."),
    "too_long": _("Filen har for mange rækker: højst %(most)s. Del den i flere."),
    "no_rows": _("Filen har ingen rækker under overskrifterne."),
    "is_spreadsheet": _(
        "%(name)s er et regneark, men hedder noget andet. Giv den endelsen .xlsx, eller gem den "
        "som CSV."
    ),
    "not_spreadsheet": _(
        "%(name)s hedder som et regneark, men er det ikke. Gem den igen fra regnearket, eller giv "
        "den endelsen .csv."
    ),
    "not_a_table": _("Filen er ikke en tabel. Brug en CSV-fil eller et regneark."),
    "unreadable": _("Filen kan ikke læses: den er beskadiget eller beskyttet med adgangskode."),
}


class BadFile(ValidationError):
    """The file cannot be used. `code` and `data` are worded in `WHY`, or by who raises others."""

    code: str

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(WHY.get(code, code), code, data)
        self.code = code
        self.data = data


class Cell(NamedTuple):
    """`numeric`: the file holds a number here, so leading zeros are lost if there were any; what
    is not whole has a decimal comma."""

    text: str
    numeric: bool = False


class Row(NamedTuple):
    """`no` is what a spreadsheet shows beside the row: the header's is 1 where it comes first."""

    no: int
    cells: list[Cell]


@dataclass(frozen=True)
class Sheet:
    header: list[str]
    rows: list[Row]


def read(content: bytes, name: str, known: Callable[[list[str]], int] | None = None) -> Sheet:
    """The first table of the file, under its header. `known`: how many of some headers the
    reader knows; what stands above the row that has most of them, a title, a date, headers over
    headers, is no part of the table. Raises BadFile."""
    header, rows = _headed(rows_of(content, name), known)
    if not rows:
        raise BadFile("no_rows")
    return Sheet(header, rows)


def rows_of(content: bytes, name: str) -> list[Row]:
    """At least one: rows without anything in them are left out. Raises BadFile."""
    if not content.strip():
        raise BadFile("empty")
    if len(content) > BYTES_MOST:
        raise BadFile("too_large", most=BYTES_MOST // 1024 // 1024)
    called_spreadsheet = name.lower().endswith(SPREADSHEETS)
    is_spreadsheet = content.startswith((_ZIP, _OLE))
    if is_spreadsheet and not called_spreadsheet:
        raise BadFile("is_spreadsheet", name=name)
    if called_spreadsheet and not is_spreadsheet:
        raise BadFile("not_spreadsheet", name=name)
    return _filled(_spreadsheet(content) if is_spreadsheet else _csv(content))


def _filled(records: Iterable[list[Cell]]) -> list[Row]:
    rows: list[Row] = []
    for no, cells in enumerate(records, start=1):
        if not any(cell.text for cell in cells):
            continue
        if not rows and len(cells) > COLUMNS_MOST:
            raise BadFile("too_wide", most=COLUMNS_MOST)
        if len(rows) > ROWS_MOST:  # beside the header
            raise BadFile("too_long", most=ROWS_MOST)
        rows.append(Row(no, cells))
    if not rows:
        raise BadFile("no_rows")
    return rows


def _headed(
    rows: list[Row], known: Callable[[list[str]], int] | None
) -> tuple[list[str], list[Row]]:
    """The header and what stands below it. A header that reaches over two rows has its words in
    the upper one."""
    titles = [[cell.text for cell in row.cells] for row in rows[:HEADERS_MOST]]
    if known is None:
        return titles[0], rows[1:]
    over = [titles[0], *(_over(*pair) for pair in pairwise(titles))]
    most = [max(known(plain), known(both)) for plain, both in zip(titles, over, strict=True)]
    at = most.index(max(most))
    header = titles[at] if known(titles[at]) == most[at] else over[at]
    return header, rows[at + 1 :]


def _over(above: list[str], below: list[str]) -> list[str]:
    """The lower row, its empty cells filled from the upper."""
    return [word or upper for word, upper in zip_longest(below, above, fillvalue="")]


def _spreadsheet(content: bytes) -> Iterator[list[Cell]]:
    if content.startswith(_ZIP):
        _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise BadFile("unreadable") from error
    return ([_cell(value) for value in row] for row in rows)


def _refuse_bomb(content: bytes) -> None:
    """A file of a megabyte may unpack to terabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise BadFile("unreadable") from error
    if unpacked > UNPACKED_MOST:
        raise BadFile("too_large", most=UNPACKED_MOST // 1024 // 1024)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return Cell("ja" if value else "nej")
    if isinstance(value, float | int):
        whole = float(value).is_integer() and abs(value) < 1e15
        text = str(int(value)) if whole else repr(round(value, 9)).replace(".", ",")
        return Cell(text, numeric=True)
    if isinstance(value, datetime | date):
        return Cell(value.isoformat())
    return Cell(str(value).strip()[:CELL_MOST])


def _csv(content: bytes) -> Iterator[list[Cell]]:
    text = _decoded(content)
    if "\0" in text:
        raise BadFile("not_a_table")
    # Excel's own way to name the separator, on a line of its own.
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for record in reader:
            yield [Cell(unshielded(cell.strip())[:CELL_MOST]) for cell in record]
    except csv.Error as error:
        raise BadFile("unreadable") from error


def _decoded(content: bytes) -> str:
    """UTF-8 where it is UTF-8; else what Danish Windows writes, which any bytes may be."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The sign that cuts the header and most of the first rows into the same number of cells."""
    lines = text.splitlines(keepends=True)[:_SAMPLE_LINES]

    def fit(separator: str) -> tuple[int, int]:
        widths = [len(record) for record in csv.reader(lines, delimiter=separator) if record]
        width = widths[0] if widths else 0
        return (widths.count(width) * (width > 1), width)

    return max(_SEPARATORS, key=fit)
