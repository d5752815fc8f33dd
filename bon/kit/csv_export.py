"""A list as a file that a Danish Excel opens by itself: semicolons, decimal commas, UTF-8 mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

# A cell that begins so is read as a formula by spreadsheets (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | None


class _Line:
    def write(self, text: str) -> str:
        return text


def csv_response(
    name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """Streams the rows as a download named `<name>.csv`."""
    return StreamingHttpResponse(
        lines(header, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    writer = csv.writer(_Line(), delimiter=";")
    yield "\N{BYTE ORDER MARK}" + str(writer.writerow(header))
    for row in rows:
        yield str(writer.writerow([_safe(cell) for cell in row]))


def decimal(value: int, decimals: int = 2) -> str:
    """`1234,50` from øre: no grouping, so that a spreadsheet reads a number."""
    whole, rest = divmod(abs(value), 10**decimals)
    return f"{'-' if value < 0 else ''}{whole},{rest:0{decimals}d}"


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str) or not cell.startswith(FORMULA):
        return cell
    number = cell.lstrip("-").replace(",", "")
    return cell if number.isascii() and number.isdigit() else f"'{cell}"
