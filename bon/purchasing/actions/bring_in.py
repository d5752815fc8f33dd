"""Takes a supplier's catalogue in, to be read by the worker."""

from __future__ import annotations

from bon.kit import audit
from bon.kit.imports import take_in
from bon.purchasing import jobs
from bon.purchasing.models import Catalogue, Supplier
from bon.staff.access import require
from bon.staff.models import Person


def bring_in(
    person: Person, supplier: Supplier, file_name: str, content: bytes, *, dry_run: bool
) -> Catalogue:
    """The run to follow; the job is enqueued with it. A dry run tells what would happen and
    changes nothing. Raises Denied, and BadFile for a file that is too large to take in."""
    require(person, "change_cost")
    asked = {"supplier": supplier, "dry_run": dry_run}
    run = take_in(Catalogue, person.id, file_name, content, **asked)
    audit.record("import_started", run, after={"dry_run": dry_run})
    told = {"organisation": str(run.organisation_id), "run": str(run.id)}
    jobs.bring_in.configure(lock=f"catalogue {supplier.id}").defer(**told)
    return run
