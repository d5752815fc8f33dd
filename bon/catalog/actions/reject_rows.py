"""Keeps what is to be said of the rows of an import."""

from __future__ import annotations

from collections.abc import Iterable

from bon.catalog.import_row import Problem
from bon.catalog.models import ImportRun, Rejection
from bon.kit.ids import uuid7s

Said = tuple[int, Problem]  # of a row, by its number


def reject_rows(run: ImportRun, refused: Iterable[Said], notes: Iterable[Said] = ()) -> None:
    """`notes`: of rows that were used."""
    titles, ids = run.titles, uuid7s()  # in the order of the file's columns
    rows = [(*said, False) for said in refused] + [(*said, True) for said in notes]
    Rejection.objects.bulk_create(
        Rejection(
            id=next(ids),
            run=run,
            row=no,
            column=titles.get(problem.field, ""),
            reason=problem.reason,
            value=problem.value[:200],
            other=problem.other,
            used=used,
        )
        for no, problem, used in rows
    )


def tell_unread(run: ImportRun, sheets: Iterable[str]) -> None:
    """Of sheets of a workbook that have a table too."""
    reject_rows(run, (), [(1, Problem("", "sheet_unread", name)) for name in sheets])
