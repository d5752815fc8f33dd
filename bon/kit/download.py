"""A list as the file that a person asked for: CSV, or Excel's own with `?as=xlsx`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from django.http import HttpRequest, StreamingHttpResponse

from bon.kit.csv_export import Cell, lines

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CELL_MOST = 32_767  # signs, by Excel
_SAMPLE_ROWS, _NARROW, _WIDE = 200, 9, 50
_SENT_BYTES = 64 * 1024
# XML has no way to say these.
_UNSAID = dict.fromkeys(set(range(32)) - {9, 10, 13} | {0xFFFE, 0xFFFF})
# What is text stays text: a number keeps its zeros, and a formula is never run.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def download(
    request: HttpRequest, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """Sends the rows as `<name>.csv` or `<name>.xlsx`; they are read as they are sent."""
    kind = "xlsx" if request.GET.get("as") == "xlsx" else "csv"
    content: Iterator[str] | Iterator[bytes]
    content = _workbook(header, rows) if kind == "xlsx" else lines(header, rows)
    return StreamingHttpResponse(
        content,
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}.{kind}"'},
    )


def _workbook(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    with TemporaryFile() as file:
        write_workbook(file, header, rows)
        file.seek(0)
        while block := file.read(_SENT_BYTES):
            yield block


def write_workbook(file: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """One sheet with the header fixed above the rows, a row at a time in memory."""
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        kroner = book.add_format({"num_format": "0.00"})
        sheet.freeze_panes(1, 0)
        rows = iter(rows)
        sample = list(islice(rows, _SAMPLE_ROWS))
        for column, title in enumerate(header):
            longest = max(len(_text(row[column])) for row in [header, *sample])
            sheet.set_column(column, column, min(max(longest + 1, _NARROW), _WIDE))
            sheet.write_string(0, column, title, bold)
        for no, row in enumerate(chain(sample, rows), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, Decimal):
                    sheet.write_number(no, column, float(cell), kroner)
                elif isinstance(cell, int):
                    sheet.write_number(no, column, cell)
                elif cell:
                    sheet.write_string(no, column, _text(cell))


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).translate(_UNSAID)[:CELL_MOST]
