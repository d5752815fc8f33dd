"""`bon journal verify`: proves the journal and everything derived from it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from bon.journal.actions.audit_entries import inspected
from bon.journal.chain import GENESIS
from bon.journal.queries import head_of, registers_with_entries
from bon.journal.rebuilding import rebuild
from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations
from bon.registers.devices import keys_of


class Command(BaseCommand):
    help = "Re-reads every chain and signature, rebuilds every projection and compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verify = verbs.add_parser("verify", help=self.help)
        verify.add_argument("--organisation", type=UUID, help="only this one")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen: UUID | None = options["organisation"]
        wrong = sum(self._verify(id) for id in ([chosen] if chosen else all_organisations()))
        if wrong:
            raise CommandError(f"{wrong} disagreements")
        self.stdout.write("The journal and everything derived from it agree.")

    def _verify(self, organisation: UUID) -> int:
        """How many disagreements there are."""
        with acting_for(organisation):
            wrong = sum(self._chain(register) for register in registers_with_entries())
            return wrong + self._projections()

    def _chain(self, register: UUID) -> int:
        wrong = 0
        head = 0, GENESIS.hex()
        for row, faults in inspected(register, keys_of(register)):
            head = row.seq, bytes(row.hash).hex()
            for fault in faults:
                wrong += 1
                self._say(f"register {register} seq {row.seq}: {fault.check}: {fault.detail}")
        if head != head_of(register):
            wrong += 1
            self._say(f"register {register}: the chain ends at {head}, not at {head_of(register)}")
        return wrong

    def _projections(self) -> int:
        rebuilt = rebuild()
        for entry, error in rebuilt.failed.items():
            self._say(f"entry {entry} cannot be projected: {error}")
        for difference in rebuilt.differences:
            self._say(f"{difference.table}: only {difference.side}: {difference.row}")
        if rebuilt.left_out:
            self._say(f"{rebuilt.left_out} entries wait for a retry and are in no projection")
        return len(rebuilt.failed) + len(rebuilt.differences)

    def _say(self, line: str) -> None:
        self.stderr.write(line)
