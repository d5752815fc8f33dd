"""Files that are read in by the worker, a chunk a transaction, while somebody looks on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.kit import audit, sheet
from bon.kit.models import TenantModel
from bon.kit.sheet import BadFile, Row, Sheet
from bon.kit.tenancy import acting_for
from bon.kit.worker import see_through

WHY = {
    **sheet.WHY,
    "broken": _("Importen blev afbrudt af en fejl hos os. De rækker, der er talt med, er inde."),
}


class Run(TenantModel):
    """A file being read.

    `done` counts the rows settled, in the same transaction as what they changed: a run that was
    interrupted goes on from there. `who` is a person's id; None is the system. `problem` is the
    code of what is wrong with the whole file. `columns` are pairs of a column of the file and the
    field it is, "" for what is not used.
    """

    file_name = models.CharField(_("fil"), max_length=200)
    content = models.BinaryField()
    status = models.CharField(
        max_length=8,
        default="waiting",
        choices=[
            ("waiting", _("venter")),
            ("running", _("i gang")),
            ("done", _("færdig")),
            ("failed", _("mislykket")),
        ],
    )
    problem = models.CharField(max_length=30, blank=True)
    problem_data = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    who = models.UUIDField(null=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file_name

    @property
    def ended(self) -> bool:
        return self.status in ("done", "failed")

    @property
    def percent(self) -> int:
        """How far it is, 0 … 100."""
        return 100 if self.ended else self.done * 100 // max(1, self.total)

    @property
    def titles(self) -> dict[str, str]:
        """What the file calls a field."""
        return {field: title[:60] for title, field in reversed(self.columns) if field}

    @property
    def ignored(self) -> list[str]:
        """The columns that were not used."""
        return [title for title, field in self.columns if title and not field]


class TableRun(Run):
    """One whose rows make or change rows of ours. A dry run counts the same and changes nothing."""

    dry_run = models.BooleanField(default=False)
    created = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)

    class Meta:
        abstract = True

    def count(self, *, created: int, changed: int, unchanged: int, rejected: int) -> None:
        """Adds what came of a chunk; the caller saves."""
        self.created += created
        self.changed += changed
        self.unchanged += unchanged
        self.rejected += rejected

    def tell(self) -> None:
        """That it was carried out, where it changed anything."""
        if self.dry_run:
            return
        counts = audit.snapshot(self, "created", "changed", "unchanged", "rejected")
        with audit.done_by(self.who):
            audit.record("imported", self, after=counts)


R = TypeVar("R", bound=Run)


class Reader(Protocol):
    """What the rows of one file mean."""

    def look(self, rows: Sequence[Row]) -> Any:
        """Changes nothing: also rows that were settled before are looked at again."""

    def settle(self, seen: Any) -> None:
        """Does what was seen in a chunk and counts it in the run, in one transaction."""

    def end(self) -> None:
        """All rows are settled."""


def take_in(model: type[R], who: UUID, file_name: str, content: bytes, **more: Any) -> R:
    """A run that waits. Raises BadFile for a file that is too large."""
    if len(content) > sheet.BYTES_MOST:
        raise BadFile("too_large", most=sheet.BYTES_MOST // 1024 // 1024)
    waiting = {"file_name": file_name[-200:], "content": content, "who": who}
    run: R = model.objects.create(**waiting, **more)
    return run


def carry_out(
    model: type[R],
    organisation: UUID,
    run_id: UUID,
    begin: Callable[[R, Sheet], Reader],
    *,
    chunk_rows: int,
    known: Callable[[R], Callable[[list[str]], int]] | None = None,
    progress: Callable[[R], None] = lambda run: None,
) -> R:
    """Goes on where an interrupted run stopped; a run that has ended stays as it is. What a row
    did and that it is done are one transaction, so nothing is done twice or lost. `known` gives
    what finds the header (`sheet.read`); without it the first row is."""
    with acting_for(organisation):
        run: R = model.objects.get(id=run_id)
        if run.ended:
            return run
        likely = known(run) if known else None
    try:
        table = sheet.read(bytes(run.content), run.file_name, likely)
        with acting_for(organisation):
            reader = begin(run, table)
    except BadFile as bad:
        run.problem, run.problem_data = bad.code, bad.data
        with acting_for(organisation):
            return _end(run, "failed")
    run.total, run.status, passed = len(table.rows), "running", 0
    for rows in _chunks(table.rows, chunk_rows):
        seen = reader.look(rows)
        passed += len(rows)
        if passed <= run.done:
            continue
        with acting_for(organisation):
            run.done = passed
            reader.settle(seen)
            _save(run)
        progress(run)
    with acting_for(organisation):
        _end(run, "done")
        reader.end()
    return run


def work(model: type[R], organisation: UUID, run_id: UUID, carry: Callable[[], object]) -> None:
    """In the worker, where a fault of ours ends the run."""
    see_through(carry, lambda: abandon(model, organisation, run_id))


def abandon(model: type[R], organisation: UUID, run_id: UUID) -> None:
    """What it has done stays done; the run says that it broke."""
    with acting_for(organisation):
        broken = model.objects.filter(id=run_id).exclude(status="done")
        broken.update(status="failed", problem="broken", ended_at=timezone.now())


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def _end(run: R, status: str) -> R:
    run.status, run.ended_at = status, timezone.now()
    _save(run)
    return run


def _save(run: Run) -> None:
    """All but the file itself, which may be large."""
    fields = [field.name for field in run._meta.concrete_fields]
    run.save(update_fields=[name for name in fields if name not in ("id", "content")])
