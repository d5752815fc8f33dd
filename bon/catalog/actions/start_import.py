"""Takes a goods file in, to be read by the worker."""

from __future__ import annotations

from bon.catalog.jobs import import_goods
from bon.catalog.models import ImportRun, PriceList
from bon.kit import audit
from bon.kit.imports import take_in
from bon.staff.access import require
from bon.staff.models import Person


def start_import(
    person: Person,
    file_name: str,
    content: bytes,
    *,
    dry_run: bool,
    price_list: PriceList | None = None,
) -> ImportRun:
    """The run to follow; the job is enqueued with it. A dry run tells what would happen and
    changes nothing. With a `price_list` only the prices are read, for that list. Raises Denied,
    and BadFile for a file that is too large to take in."""
    require(person, "edit_goods" if price_list else "import_goods")
    asked = {"dry_run": dry_run, "price_list": price_list}
    run = take_in(ImportRun, person.id, file_name, content, **asked)
    audit.record("import_started", run, after={"dry_run": dry_run})
    lock = f"import {run.organisation_id}"
    import_goods.configure(lock=lock).defer(organisation=str(run.organisation_id), run=str(run.id))
    return run
