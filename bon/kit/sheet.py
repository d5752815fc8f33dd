"""Reads a table out of whatever file a shop has: CSV as Excel, the webshop or the supplier
writes it, or a spreadsheet. Knows nothing of what is in it."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice, pairwise, zip_longest
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from bon.kit.csv_export import unshielded

BYTES_MOST = 60 * 1024 * 1024
UNPACKED_MOST = 600 * 1024 * 1024
ROWS_MOST = 1_000_000
COLUMNS_MOST = 200
HEADERS_MOST = 20  # rows among which the header is looked for
SHEETS_MOST = 20  # of a workbook, among which the table is looked for
CELL_MOST = 4_000

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_LINES = 30
_BLOCK = 1024 * 1024
# What a page, a document or a program's own data begins with, whatever it is called.
_NO_TABLE = (b"<", b"{", b"[{", b"%PDF")
_SWALLOWED = 3  # whole rows in one cell are no text with line breaks
_END = "\0"  # a record of its own behind the last, which one that was not closed swallows
# What no file can say again.
_CONTROLS = dict.fromkeys(set(range(32)) - {9, 10, 13} | {127})

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
    "cut_off": _(
        "Filen slutter midt i række %(row)s: den er ikke hentet helt. Hent den igen, hvor den kom "
        "fra. Intet er ændret."
    ),
    "quote_open": _(
        "Et anførselstegn i række %(row)s bliver ikke lukket, så rækkerne efter det læses som én "
        "celle. Fjern tegnet, eller gem filen som regneark. Intet er ændret."
    ),
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


Records = Callable[[], Iterable[list[Cell]]]  # reads the file from its beginning
Known = Callable[[list[str]], int]


class Rows:
    """Rows that are read anew each time one goes through them: of a file of 800,000 no more than
    one is in memory. Only those below row `after`, and none without anything in it. `last` are
    the last two."""

    def __init__(self, records: Records, after: int) -> None:
        self._records, self._after = records, after
        self._count = 0
        self.last = deque[Row](maxlen=2)
        for row in self:
            self._count += 1
            self.last.append(row)
            if self._count > ROWS_MOST:
                raise BadFile("too_long", most=ROWS_MOST)

    def __iter__(self) -> Iterator[Row]:
        return (row for row in _filled(self._records()) if row.no > self._after)

    def __len__(self) -> int:
        return self._count


@dataclass(frozen=True)
class Sheet:
    """`unread`: other sheets of the workbook that have a table as well."""

    header: list[str]
    rows: Rows
    unread: tuple[str, ...] = ()


class _Read(NamedTuple):
    records: Records
    unread: tuple[str, ...] = ()


def read(content: bytes, name: str, known: Known | None = None) -> Sheet:
    """The table of the file, under its header: of a workbook on the sheet that has most headers.
    `known`: how many of some headers the reader knows; what stands above the row that has most of
    them, a title, a date, headers over headers, is no part of the table. Raises BadFile."""
    records, unread = _records(content, name, known)
    header, no = _headed(list(islice(_filled(records()), HEADERS_MOST)), known)
    rows = Rows(records, no)
    if not rows:
        raise BadFile("no_rows")
    _refuse_cut(content, header, rows)
    return Sheet(header, rows, unread)


def rows_of(content: bytes, name: str) -> list[Row]:
    """At least one: rows without anything in them are left out. Raises BadFile."""
    rows = list(Rows(_records(content, name, None).records, 0))
    if not rows:
        raise BadFile("no_rows")
    return rows


def _records(content: bytes, name: str, known: Known | None) -> _Read:
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        raise BadFile("empty")
    if len(content) > BYTES_MOST:
        raise BadFile("too_large", most=BYTES_MOST // 1024 // 1024)
    called_spreadsheet = name.lower().endswith(SPREADSHEETS)
    is_spreadsheet = content.startswith((_ZIP, _OLE))
    if is_spreadsheet and not called_spreadsheet:
        raise BadFile("is_spreadsheet", name=name)
    if called_spreadsheet and not is_spreadsheet:
        raise BadFile("not_spreadsheet", name=name)
    return _spreadsheet(content, known) if is_spreadsheet else _Read(_csv(content, known))


def _filled(records: Iterable[list[Cell]]) -> Iterator[Row]:
    first = True
    for no, cells in enumerate(records, start=1):
        if not any(cell.text for cell in cells):
            continue
        if first and len(cells) > COLUMNS_MOST:
            raise BadFile("too_wide", most=COLUMNS_MOST)
        first = False
        yield Row(no, cells)


def _headed(rows: list[Row], known: Known | None) -> tuple[list[str], int]:
    """The header and the number of its row. A header that reaches over two rows has its words in
    the upper one."""
    if not rows:
        raise BadFile("no_rows")
    titles = [[cell.text for cell in row.cells] for row in rows]
    if known is None:
        return titles[0], rows[0].no
    over = [titles[0], *(_over(*pair, known) for pair in pairwise(titles))]
    most = [max(known(plain), known(both)) for plain, both in zip(titles, over, strict=True)]
    at = most.index(max(most))
    return titles[at] if known(titles[at]) == most[at] else over[at], rows[at].no


def _refuse_cut(content: bytes, header: list[str], rows: Rows) -> None:
    """Half a file is not half done. A text that was broken off ends without an end of line, in a
    row that is shorter than the one before it."""
    if content.startswith((_ZIP, _OLE)) or content.endswith((b"\n", b"\r", b"\n\0", b"\r\0")):
        return
    widths = [len(row.cells) for row in rows.last]
    if len(widths) == 2 and widths[1] < min(len(header), widths[0]):
        raise BadFile("cut_off", row=rows.last[1].no)


def _over(above: list[str], below: list[str], known: Known) -> list[str]:
    """The lower row, its empty cells filled from the upper. What nobody knows alone, `Nr.`, may
    be known with what stands over it: `Vare Nr.`."""

    def title(upper: str, word: str) -> str:
        both = f"{upper} {word}".strip()
        return both if known([both]) and not known([word]) else word or upper

    return [title(*pair) for pair in zip_longest(above, below, fillvalue="")]


def _spreadsheet(content: bytes, known: Known | None) -> _Read:
    if content.startswith(_ZIP):
        _refuse_bomb(content)
    try:
        table, unread = _table_of(CalamineWorkbook.from_filelike(io.BytesIO(content)), known)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise BadFile("unreadable") from error
    return _Read(lambda: ([_cell(value) for value in row] for row in table.iter_rows()), unread)


def _table_of(book: CalamineWorkbook, known: Known | None) -> tuple[CalamineSheet, tuple[str, ...]]:
    """The sheet that has most headers, the first of several, and the names of others that have
    at least half as many: a cover in front of the table is none, a second table is."""
    named = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    best, most, fits = book.get_sheet_by_name(named[0]), -1, dict[str, int]()
    for name in named[:SHEETS_MOST]:
        table = book.get_sheet_by_name(name)
        heads = [[_cell(v).text for v in row] for row in islice(table.iter_rows(), HEADERS_MOST)]
        fits[name] = max((known(head) if known else any(head) for head in heads), default=0)
        if fits[name] > most:
            best, most = table, fits[name]
    others = (name for name in fits if known and name != best.name and 2 * fits[name] >= most > 0)
    return best, tuple(others)


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
    return Cell(_plain(str(value)))


def _plain(text: str) -> str:
    text = text if text.isprintable() else text.translate(_CONTROLS)
    return text.strip()[:CELL_MOST]


def _csv(content: bytes, known: Known | None) -> Records:
    encoding = _encoding(content)
    if encoding != "utf-16" and b"\0" in content:
        raise BadFile("not_a_table")
    if content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(_NO_TABLE):
        raise BadFile("not_a_table")
    sample = list(islice(_lines(content, encoding), _SAMPLE_LINES))
    separator = _separator(sample, known)

    def records() -> Iterator[list[Cell]]:
        reader = csv.reader(chain(_lines(content, encoding), [_END]), delimiter=separator)
        line = width = 0
        try:
            for no, record in enumerate(reader, start=1):
                if record == [_END]:
                    return
                if reader.line_num > line + 1:
                    _refuse_open(record, no, separator, width)
                line, width = reader.line_num, len(record)
                yield [Cell(_plain(unshielded(cell))) for cell in record]
        except csv.Error as error:
            raise BadFile("unreadable") from error

    return records


def _refuse_open(record: list[str], no: int, separator: str, width: int) -> None:
    """A quotation mark that is not closed takes the rows behind it, as far as the next one, for
    the text of its cell, and nobody would miss them."""
    for cell in record:
        whole = cell.splitlines()[1:-1]
        cells = {line.count(separator) + 1 for line in whole}
        if _END in cell:
            raise BadFile("quote_open" if width in cells else "cut_off", row=no)
        if len(whole) >= _SWALLOWED and cells == {width} and width > 1:
            raise BadFile("quote_open", row=no)


def _encoding(content: bytes) -> str:
    """UTF-8 where it is UTF-8; else what Danish Windows writes, which any bytes may be."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _BLOCK):
            decoder.decode(content[start : start + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="")
    first = text.readline()
    # Excel's own way to name the separator, on a line of its own.
    return text if first[:4].lower() == "sep=" else chain([first], text)


def _separator(lines: list[str], known: Known | None) -> str:
    """The sign that makes most known headers of a row; else the one that cuts most of the rows
    into the same number of cells, titles above the table and decimal commas notwithstanding."""

    def fit(separator: str) -> tuple[int, int, int]:
        records = [record for record in csv.reader(lines, delimiter=separator) if record]
        widths = Counter(len(record) for record in records if len(record) > 1)
        width, count = max(widths.items(), key=lambda each: each[::-1], default=(0, 0))
        heads = records[:HEADERS_MOST] if known else []
        return (max((known(head) for head in heads), default=0) if known else 0, count, width)

    return max(_SEPARATORS, key=fit)
