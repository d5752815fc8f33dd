"""A list as CSV that a Danish Excel opens by itself: semicolons, decimal commas, UTF-8 mark."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from uuid import UUID

from bon.kit.listing import Place
from bon.kit.tenancy import acting_for

# A cell that begins so is read as a formula by spreadsheets (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHIELD = "'"
Cell = str | int | Decimal | None


class _Line:
    def write(self, text: str) -> str:
        return text


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


def decimal(value: int, decimals: int = 2) -> Decimal:
    """Kroner from øre, so that a spreadsheet reads a number."""
    return Decimal(value).scaleb(-decimals)


def unshielded(text: str) -> str:
    """The text of a cell that `lines` wrote, without the sign that keeps it from being run."""
    plain = text.lstrip(SHIELD)
    return text[1:] if text != plain and plain.startswith(FORMULA) else text


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if not isinstance(cell, str) or not cell.lstrip(SHIELD).startswith(FORMULA):
        return cell
    return f"{SHIELD}{cell}"
