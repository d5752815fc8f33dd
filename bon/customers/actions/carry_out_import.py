"""Reads the file of an import into the customers, a chunk a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.customers.actions.import_customers import import_customers
from bon.customers.models import ImportRun, Remark
from bon.customers.reading import ReadCustomer, fields_of, known_in, read_row
from bon.kit import audit, imports
from bon.kit.ids import uuid7s
from bon.kit.sheet import Row, Sheet
from bon.staff.models import Person

# Each row is looked up and written by itself.
CHUNK_ROWS = 100


def carry_out_import(organisation: UUID, run_id: UUID) -> ImportRun:
    """Goes on where an interrupted run stopped; a run that has ended stays as it is."""
    return imports.carry_out(
        ImportRun,
        organisation,
        run_id,
        _CustomerReader,
        chunk_rows=CHUNK_ROWS,
        known=lambda run: known_in,
    )


class _CustomerReader:
    """Raises BadFile for a file that names nobody."""

    def __init__(self, run: ImportRun, sheet: Sheet) -> None:
        self._run, self._fields = run, fields_of(sheet.header)
        run.columns = [list(pair) for pair in zip(sheet.header, self._fields, strict=True)]
        self._person: Person = Person.objects.get(id=run.who)

    def look(self, rows: Sequence[Row]) -> list[ReadCustomer]:
        return [read for row in rows if (read := read_row(row, self._fields))]

    def settle(self, seen: list[ReadCustomer]) -> None:
        run, ids = self._run, uuid7s()
        with audit.done_by(self._person.id):
            brought = import_customers(self._person, seen)
        names = {read.row: read.called for read in seen}
        refused = [Remark(id=next(ids), run=run, row=row, name=names[row], why=why[:300])
                   for row, why in brought.refused]  # fmt: skip
        alike = [Remark(id=next(ids), run=run, row=row, customer=customer)
                 for row, customer in brought.alike]  # fmt: skip
        Remark.objects.bulk_create([*refused, *alike])
        run.made += brought.made
        run.joined += brought.joined
        run.rejected += len(refused)

    def end(self) -> None:
        with audit.done_by(self._person.id):
            counts = audit.snapshot(self._run, "made", "joined", "rejected")
            audit.record("imported", self._run, after=counts)
