"""Reads the file of an import into the catalogue, a chunk a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from django.utils import timezone

from bon.catalog import further
from bon.catalog.columns import fields_of, known_in
from bon.catalog.further import Further
from bon.catalog.import_match import Plan, Seen, match
from bon.catalog.import_row import Goods, Known, Problem, Refused, read_row
from bon.catalog.import_write import Writer
from bon.catalog.models import ArticleGroup, ImportRun, Product, Rejection, Variant, VatClass
from bon.kit import audit, imports
from bon.kit.ids import uuid7s
from bon.kit.sheet import BadFile, Row, Sheet
from bon.kit.sorting import fold
from bon.staff.models import Person

CHUNK_ROWS = 1_000

Settled = tuple[list[Goods], list[tuple[Row, list[Problem]]]]


def carry_out_import(
    organisation: UUID, run_id: UUID, progress: Callable[[ImportRun], None] = lambda run: None
) -> ImportRun:
    """Goes on where an interrupted run stopped; a run that has ended stays as it is."""
    return imports.carry_out(
        ImportRun,
        organisation,
        run_id,
        _GoodsReader,
        chunk_rows=CHUNK_ROWS,
        known=lambda run: known_in,
        progress=progress,
    )


class _GoodsReader:
    """Raises BadFile for a file without names."""

    def __init__(self, run: ImportRun, sheet: Sheet) -> None:
        self._run = run
        self._further = _further(run.who)
        self._fields = _fields(sheet, self._further)
        run.columns = [list(pair) for pair in zip(sheet.header, self._fields, strict=True)]
        reads = {field: each.read for each in self._further for field in self._fields
                 if each.owns(field)}  # fmt: skip
        self._known = _known()._replace(further=reads)
        self._seen, self._writer = Seen(), Writer(run.who)

    def look(self, rows: Sequence[Row]) -> Settled:
        return _read(rows, self._fields, self._known, self._seen)

    def settle(self, seen: Settled) -> None:
        good, bad = seen
        run, plan = self._run, match(good, self._seen)
        added = [] if run.dry_run else self._writer.write(plan)
        beside = self._settle_further(plan, added)
        _reject(run, [(row.no, problems) for row, problems in bad], plan)
        changes = {"created": len(plan.new), "changed": len(plan.changes) + beside}
        rejected = len(bad) + len(plan.collisions)
        run.count(**changes, unchanged=len(plan.same) - beside, rejected=rejected)

    def _settle_further(self, plan: Plan, added: Sequence[Variant]) -> int:
        """What the rows say in columns of other apps. Gives of how many goods nothing else is
        changed."""
        here = [*plan.same, *((change.goods, change.variant) for change in plan.changes)]
        new = zip(plan.new, added, strict=True) if added else ()
        said = {variant.id: goods.further for goods, variant in (*here, *new) if goods.further}
        touched: set[UUID] = set()
        with audit.done_by(self._run.who):
            for each in self._further if said else ():
                differing = each.differing(said)
                touched |= differing.keys()
                if differing and not self._run.dry_run:
                    each.write(differing)
        return sum(variant.id in touched for _goods, variant in plan.same)

    def end(self) -> None:
        self._run.tell()


def _further(who: UUID | None) -> list[Further]:
    """The other apps' columns that this person has to do with; the system has with all."""
    person = Person.objects.filter(id=who).first()
    return further.allowed(person.may if person else lambda permission: who is None)


def _fields(sheet: Sheet, others: Sequence[Further]) -> list[str]:
    fields = fields_of(sheet.header)
    for column, title in enumerate(sheet.header):
        other = "" if fields[column] else further.field_of(title, others)
        fields[column] = fields[column] or ("" if other in fields else other)
    if "name" not in fields:
        raise BadFile("no_name_column", header=", ".join(sheet.header)[:300])
    return fields


def _known() -> Known:
    """VAT classes by code, name and rate of today; of two with one rate the taxable one."""
    vat: dict[str, str] = {}
    for vat_class in VatClass.objects.order_by("-code"):
        vat |= {fold(vat_class.code): vat_class.code, fold(vat_class.name): vat_class.code}
        rates = vat_class.rates.filter(valid_from__lte=timezone.localdate())
        rate = rates.order_by("-valid_from").first()
        if rate is not None:
            vat.setdefault(str(rate.rate_bp), vat_class.code)
    groups: dict[str, str] = {}
    for group in ArticleGroup.objects.all():
        groups |= {fold(group.name): group.code, fold(group.code): group.code}
    deposits = Product.objects.filter(bottle_deposit=True, archived_at=None).order_by("-id")
    return Known(vat, groups, {fold(row.name): str(row.id) for row in deposits})


def _read(rows: Sequence[Row], fields: Sequence[str], known: Known, seen: Seen) -> Settled:
    """The rows that can be used, and those that cannot with what is wrong with them."""
    good: list[Goods] = []
    bad: list[tuple[Row, list[Problem]]] = []
    for row in rows:
        try:
            goods = read_row(row, fields, known)
        except Refused as refused:
            bad.append((row, list(refused.problems)))
            continue
        earlier = seen.earlier(goods)
        if earlier is None:
            good.append(goods)
        else:
            bad.append((row, [earlier]))
    return good, bad


def _reject(run: ImportRun, bad: Iterable[tuple[int, list[Problem]]], plan: Plan) -> None:
    told = [*plan.new, *(change.goods for change in plan.changes)]
    rows = [(no, problem, False) for no, problems in bad for problem in problems]
    rows += [(goods.no, problem, False) for goods, problem in plan.collisions]
    rows += [(goods.no, note, True) for goods in told for note in goods.notes]
    titles, ids = run.titles, uuid7s()  # in the order of the file's columns
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
