"""Reads the file of an import into the catalogue, or onto a price list, a chunk a transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django.utils import timezone

from bon.catalog import further
from bon.catalog.actions.reject_rows import Said, reject_rows, tell_unread
from bon.catalog.columns import fields_of, known_in
from bon.catalog.further import Further
from bon.catalog.import_match import Plan, match
from bon.catalog.import_row import Known, Problem, read_row
from bon.catalog.import_seen import Seen, Sifted
from bon.catalog.import_write import Writer
from bon.catalog.models import ArticleGroup, ImportRun, Product, Revision, Variant, VatClass
from bon.catalog.price_file import PricesReader
from bon.kit import audit, imports
from bon.kit.sheet import BadFile, Row, Sheet
from bon.kit.sorting import fold
from bon.kit.tenancy import acting_for
from bon.staff.models import Person

CHUNK_ROWS = 1_000


def carry_out_import(
    organisation: UUID, run_id: UUID, progress: Callable[[ImportRun], None] = lambda run: None
) -> ImportRun:
    """Goes on where an interrupted run stopped; a run that has ended stays as it is."""
    return imports.carry_out(
        ImportRun,
        organisation,
        run_id,
        _reader,
        chunk_rows=CHUNK_ROWS,
        known=lambda run: known_in,
        progress=progress,
    )


def _reader(run: ImportRun, sheet: Sheet) -> imports.Reader:
    price_list = run.price_list
    return PricesReader(run, price_list, sheet) if price_list else _GoodsReader(run, sheet)


class _GoodsReader:
    """Raises BadFile for a file without names."""

    def __init__(self, run: ImportRun, sheet: Sheet) -> None:
        self._run, self._unread = run, sheet.unread
        person = Person.objects.get(id=run.who) if run.who else None
        self._further = further.columns_for(person)
        self._fields = _fields(sheet, self._further)
        run.columns = [list(pair) for pair in zip(sheet.header, self._fields, strict=True)]
        reads = {field: each.read for each in self._further for field in self._fields
                 if each.owns(field)}  # fmt: skip
        self._known = _known()._replace(further=reads)
        self._seen, self._writer, self._looked = Seen(), Writer(run.who), 0

    def look(self, rows: Sequence[Row]) -> Sifted:
        seen = self._seen.sift(rows, lambda row: read_row(row, self._fields, self._known))
        self._looked += len(rows)
        if self._looked <= self._run.done:
            with acting_for(self._run.organisation_id):
                match(seen[0], self._seen)
        return seen

    def settle(self, seen: Sifted) -> None:
        good, bad = seen
        run = self._run
        if not run.dry_run:
            Revision.hold()
        plan = match(good, self._seen)
        added = self._writer.foresee(plan) if run.dry_run else self._writer.write(plan)
        beside, left = self._settle_further(plan, added)
        told = [*(new.goods for new in plan.new), *(change.goods for change in plan.changes)]
        collisions = [(goods.no, problem) for goods, problem in plan.collisions]
        notes = [(goods.no, note) for goods in told for note in goods.notes]
        used = [*told, *(goods for goods, _variant in plan.same)]
        notes += [(goods.no, problem) for goods in used for problem in goods.overruled]
        notes += [
            (new.goods.no, Problem(name, "of_all_variants", new.goods.said.get(name, "")))
            for new in plan.new
            for name in new.product
        ] + left
        reject_rows(run, [*bad, *collisions], notes)
        changes = {"created": len(plan.new), "changed": len(plan.changes) + beside}
        rejected = len({no for no, _problem in bad}) + len(collisions)
        run.count(**changes, unchanged=len(plan.same) - beside, rejected=rejected)

    def _settle_further(self, plan: Plan, added: Sequence[Variant]) -> tuple[int, list[Said]]:
        """What the rows say in columns of other apps. Gives of how many goods nothing else is
        changed, and what of it cannot be."""
        rows = [*plan.same, *((change.goods, change.variant) for change in plan.changes)]
        rows += zip((new.goods for new in plan.new), added, strict=True)
        rows = sorted((row for row in rows if row[0].further), key=lambda row: row[0].no)
        said = {variant.id: goods.further for goods, variant in rows}
        variants = {variant.id: variant for _goods, variant in rows}
        touched, left = set[UUID](), list[Said]()
        with audit.done_by(self._run.who):
            for each in self._further if said else ():
                wanted, cannot = each.differing(said, variants)
                touched |= wanted.keys()
                left += [(g.no, problem) for g, v in rows for problem in cannot.get(v.id, ())]
                if wanted and not self._run.dry_run:
                    each.write(wanted)
        return sum(variant.id in touched for _goods, variant in plan.same), left

    def end(self) -> None:
        tell_unread(self._run, self._unread)
        self._run.tell()


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
