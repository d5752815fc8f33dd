"""A list as a file that a Danish Excel opens by itself: semicolons, decimal commas, UTF-8 mark."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from uuid import UUID

from django.http import StreamingHttpResponse

from bon.kit.listing import Place
from bon.kit.tenancy import acting_for

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


def in_chunks(
    organisation: UUID, read: Callable[[Place | None], tuple[Iterable[list[Cell]], Place | None]]
) -> Iterator[list[Cell]]:
    """The rows of a whole list. `read` gives those behind a place, and where they end; each time
    in a transaction of its own, for a file is sent after the request's has ended."""
    after: Place | None = None
    while True:
        with acting_for(organisation):
            rows, after = read(after)
            chunk = list(rows)
        yield from chunk
        if after is None:
            return


def decimal(value: int, decimals: int = 2) -> str:
    """`1234,50` from øre: no grouping, so that a spreadsheet reads a number."""
    whole, rest = divmod(abs(value), 10**decimals)
    return f"{'-' if value < 0 else ''}{whole},{rest:0{decimals}d}"


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str) or not cell.startswith(FORMULA):
        return cell
    number = cell.lstrip("-").replace(",", "")
    return cell if number.isascii() and number.isdigit() else f"'{cell}"
