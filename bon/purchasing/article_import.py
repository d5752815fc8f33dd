"""Reads suppliers' catalogues into articles. The shop's own names, texts and prices stay."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone

from bon.catalog.import_row import Problem, Refused
from bon.catalog.models import Barcode, Variant
from bon.kit.ids import uuid7s
from bon.kit.recordset import fields as columns_of
from bon.kit.recordset import insert, update
from bon.kit.sheet import BadFile, Row, Sheet
from bon.purchasing.article_row import Offered, read_offered
from bon.purchasing.columns import fields_of
from bon.purchasing.models import Article, Catalogue, CatalogueRow, Supplier

SAMPLES, SAMPLE_MOST = 3, 60
_CHANGED = {
    "id": "uuid", "name": "text", "barcode": "text", "pack": "integer", "minimum": "integer",
    "cost": "bigint", "extra": "jsonb", "variant_id": "uuid", "preferred": "boolean",
    "changed_at": "timestamptz",
}  # fmt: skip
_NEW = {**_CHANGED, "supplier_id": "uuid", "number": "text"}
_SAID = ("name", "barcode", "pack", "minimum", "cost")
Said = tuple[list[Offered], list[tuple[int, Sequence[Problem]]]]


class Foretold(NamedTuple):
    """What a row would do; see `CatalogueRow`."""

    row: int
    what: str
    name: str
    changes: list[tuple[str, Any, Any]]


class ArticlesReader:
    """Raises BadFile for a file without the supplier's numbers. The run says then too which
    columns it has, so that they can be chosen."""

    def __init__(self, run: Catalogue, sheet: Sheet) -> None:
        self._run, self._titles = run, sheet.header
        self._fields = fields_of(sheet.header, run.supplier.columns)
        run.columns = [list(pair) for pair in zip(sheet.header, self._fields, strict=True)]
        run.samples = [
            [cell.text[:SAMPLE_MOST] for cell in row.cells] for row in islice(sheet.rows, SAMPLES)
        ]
        if "number" not in self._fields:
            raise BadFile("no_number_column")
        self._seen: dict[str, int] = {}

    def look(self, rows: Sequence[Row]) -> Said:
        good: list[Offered] = []
        bad: list[tuple[int, Sequence[Problem]]] = []
        for row in rows:
            try:
                offered = read_offered(row, self._titles, self._fields)
            except Refused as refused:
                bad.append((row.no, refused.problems))
                continue
            earlier = self._seen.setdefault(offered.number, row.no)
            if earlier == row.no:
                good.append(offered)
            else:
                twice = Problem("number", "twice_in_file", offered.number, other=earlier)
                bad.append((row.no, [twice]))
        return good, bad

    def settle(self, seen: Said) -> None:
        good, bad = seen
        run, told = self._run, list[Foretold]()
        new, changed = _plan(_Here(run.supplier, good), good, told)
        if not run.dry_run:
            _write(new, changed)
        _tell(run, bad, told if run.dry_run else [])
        changes = {"created": len(new), "changed": len(changed)}
        unchanged = len(good) - len(new) - len(changed)
        run.count(**changes, unchanged=unchanged, rejected=len(bad))

    def end(self) -> None:
        self._run.tell()


def _plan(
    here: _Here, good: Sequence[Offered], told: list[Foretold]
) -> tuple[list[Article], list[Article]]:
    """The articles that are new and those that change, as they will be."""
    new, changed = list[Article](), list[Article]()
    for offered in good:
        article, fresh = here.article(offered)
        changes = _say(article, offered)
        linked = here.link(article)
        if not (fresh or changes or linked):
            continue
        (new if fresh else changed).append(article)
        ours = [("variant", None, linked.name)] if linked else []
        what = "created" if fresh else "changed"
        told.append(Foretold(offered.no, what, _called(article), [*changes, *ours]))
    return new, changed


def _tell(
    run: Catalogue, bad: Sequence[tuple[int, Sequence[Problem]]], told: Sequence[Foretold]
) -> None:
    titles = run.titles
    ids = uuid7s()  # in the order of the file's columns
    rows = [
        CatalogueRow(
            id=next(ids),
            run=run,
            row=no,
            what="refused",
            name=problem.value,
            reason=problem.reason,
            column=titles.get(problem.field, ""),
            other=problem.other,
        )
        for no, problems in bad
        for problem in problems
    ]
    rows += [
        CatalogueRow(id=next(ids), run=run, **{**each._asdict(), "name": each.name[:300]})
        for each in told
    ]
    CatalogueRow.objects.bulk_create(rows)


class _Here:
    """What is known of the chunk's rows already: a handful of statements, whatever it holds. Its
    articles are kept from everybody else until the transaction ends."""

    def __init__(self, supplier: Supplier, good: Sequence[Offered]) -> None:
        self._supplier, self._ids = supplier, uuid7s()
        numbers = [offered.number for offered in good]
        rows = Article.objects.filter(supplier=supplier).order_by("id").select_for_update()
        self._by_number = {row.number: row for row in rows.filter(number__in=numbers)}
        self._bare = self._without_zeros(good)
        codes = [offered.barcode for offered in good if offered.barcode]
        named = Barcode.objects.filter(code__in=codes).select_related("variant")
        self._ours: dict[str, Variant] = {row.code: row.variant for row in named}
        ids = [variant.id for variant in self._ours.values()]
        usual = Article.objects.filter(variant__in=ids, preferred=True)
        self._preferred: set[UUID] = set(usual.values_list("variant_id", flat=True))

    def _without_zeros(self, good: Sequence[Offered]) -> dict[str, Article]:
        """A spreadsheet eats the zeros in front of `00417`: where one article alone has such a
        number, it is that one."""
        eaten = {o.number for o in good if o.numeric and o.number not in self._by_number}
        if not eaten:
            return {}
        found: dict[str, list[Article]] = {}
        zeroed = Article.objects.filter(supplier=self._supplier, number__startswith="0")
        for row in zeroed.order_by("id").select_for_update():
            found.setdefault(row.number.lstrip("0"), []).append(row)
        return {bare: rows[0] for bare, rows in found.items() if bare in eaten and len(rows) == 1}

    def article(self, offered: Offered) -> tuple[Article, bool]:
        """The article, and whether it is new."""
        known = self._by_number.get(offered.number) or self._bare.get(offered.number)
        if known is not None:
            return known, False
        made = Article(id=next(self._ids), supplier=self._supplier, number=offered.number)
        return made, True

    def link(self, article: Article) -> Variant | None:
        """Ties an article to our goods of the same barcode; what is tied stays as it is."""
        ours = self._ours.get(article.barcode) if article.variant_id is None else None
        if ours is not None:
            article.variant = ours
            article.preferred = ours.id not in self._preferred
            self._preferred.add(ours.id)
        return ours


def _say(article: Article, offered: Offered) -> list[tuple[str, Any, Any]]:
    """What the row makes different. A column that is missing, or a cell that is empty, leaves
    things as they are."""
    changes = []
    for field in _SAID:
        said, before = getattr(offered, field), getattr(article, field)
        if said not in (None, "") and said != before:
            setattr(article, field, said)
            changes.append((field, before, said))
    if offered.extra and any(article.extra.get(k) != v for k, v in offered.extra.items()):
        article.extra = {**article.extra, **offered.extra}
        changes.append(("extra", None, None))
    return changes


def _called(article: Article) -> str:
    return f"{article.number} {article.name}".strip()


def _write(new: Sequence[Article], changed: Sequence[Article]) -> None:
    for article in (*new, *changed):
        article.changed_at = timezone.now()
    insert("purchasing_article", _NEW, [columns_of(article, _NEW) for article in new])
    update("purchasing_article", _CHANGED, [columns_of(each, _CHANGED) for each in changed])
