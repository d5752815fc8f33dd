"""Work on journals that nobody asked for: audits, and partitions made ahead."""

from __future__ import annotations

from procrastinate.contrib.django import app

from bon.journal.actions.audit_entries import STRETCH, audit_entries
from bon.journal.actions.make_partitions import make_partitions
from bon.journal.queries import registers_with_entries
from bon.kit.tenancy import acting_for
from bon.organisation.queries import all_organisations
from bon.registers.devices import keys_of


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="audit_journals")
def audit_journals(timestamp: int) -> None:
    """Every ten minutes what came since. A stretch is a transaction: none lasts long."""
    for organisation in all_organisations():
        with acting_for(organisation):
            registers = registers_with_entries()
        for register in registers:
            count = STRETCH
            while count == STRETCH:
                with acting_for(organisation):
                    count = audit_entries(register, keys_of(register))


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="make_journal_partitions")
def make_journal_partitions(timestamp: int) -> None:
    make_partitions()
