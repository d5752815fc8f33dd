"""Does in earnest what a dry run has shown."""

from __future__ import annotations

from bon.catalog.actions.start_import import start_import
from bon.catalog.models import ImportRun
from bon.staff.models import Person


def repeat_import(person: Person, run: ImportRun) -> ImportRun:
    """A new run of the same file, and not a dry one."""
    again = {"dry_run": False, "price_list": run.price_list}
    return start_import(person, run.file_name, bytes(run.content), **again)
