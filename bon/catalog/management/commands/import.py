"""`bon import products FILE`: goods into the catalogue, here and now."""  # noqa: N999

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from bon.catalog import queries, reasons
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.models import ImportRun
from bon.kit.csv_export import lines
from bon.kit.tenancy import acting_for, announce
from bon.organisation.models import Organisation
from bon.staff.models import Person, User


class Command(BaseCommand):
    help = (
        "Imports goods from a CSV file or a spreadsheet; docs/reference/import.md has the columns."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["products"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="tell only what would happen")
        parser.add_argument("--organisation", default="", help="its id or name; needed if several")
        parser.add_argument("--report", type=Path, help="write the rows not used to this CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        organisation = _chosen(options["organisation"])
        with acting_for(organisation):
            run = ImportRun.objects.create(
                file_name=file.name, content=content, dry_run=options["dry_run"]
            )
        run = carry_out_import(organisation, run.id, self._tell)
        if run.status == "failed":
            raise CommandError(reasons.of_file(run))
        self.stdout.write(
            f"{run.created} created, {run.changed} changed, {run.unchanged} unchanged, "
            f"{run.rejected} not used" + (" (dry run: nothing was changed)" * run.dry_run)
        )
        if run.rejected and options["report"]:
            with acting_for(organisation):
                header, rows = queries.rejection_report(run)
                options["report"].write_text("".join(lines(header, rows)), encoding="utf-8")

    def _tell(self, run: ImportRun) -> None:
        self.stderr.write(f"{run.done} of {run.total} rows")


def _chosen(wanted: str) -> UUID:
    """The organisation named by id or name, or the only one there is."""
    known = _organisations()
    matching = [
        id
        for id, name in known.items()
        if not wanted or wanted.casefold() in (str(id), name.casefold())
    ]
    if len(matching) == 1:
        return matching[0]
    listed = ", ".join(f"{name} ({id})" for id, name in known.items()) or "none"
    raise CommandError(f"Name one organisation with --organisation. There are: {listed}")


def _organisations() -> dict[UUID, str]:
    """Those that somebody can log in to: nobody may list all tenants, this command neither."""
    found: dict[UUID, str] = {}
    for user in User.objects.order_by("id"):
        with transaction.atomic():
            announce("bon.login", str(user.id))
            ids = set(Person.everywhere.filter(user=user).values_list("organisation_id", flat=True))
        for id in ids - found.keys():
            with acting_for(id):
                found[id] = Organisation.objects.get(id=id).name
    return found
