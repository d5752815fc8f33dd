"""Takes a file of customers in, to be read by the worker."""

from __future__ import annotations

from django.utils.translation import get_language

from bon.customers.jobs import import_customers
from bon.customers.models import ImportRun
from bon.kit import audit
from bon.kit.imports import take_in
from bon.staff.access import require
from bon.staff.models import Person


def start_import(person: Person, file_name: str, content: bytes) -> ImportRun:
    """The run to follow; the job is enqueued with it, and speaks the language of who started it.
    Raises Denied, and BadFile for a file that is too large."""
    require(person, "manage_customers")
    run = take_in(ImportRun, person.id, file_name, content)
    audit.record("import_started", run)
    lock = f"import customers {run.organisation_id}"
    import_customers.configure(lock=lock).defer(
        organisation=str(run.organisation_id), run=str(run.id), language=get_language()
    )
    return run
