"""Reads a file of prices onto a list that is not the chain's."""

from __future__ import annotations

from collections.abc import Sequence

from bon.catalog.actions.list_prices import put_on_list
from bon.catalog.actions.reject_rows import reject_rows, tell_unread
from bon.catalog.columns import fields_of
from bon.catalog.import_match import match
from bon.catalog.import_row import Goods, Known, Problem, Refused, read_row
from bon.catalog.import_seen import Seen, Sifted
from bon.catalog.models import ImportRun, PriceList, Revision
from bon.kit import audit
from bon.kit.sheet import BadFile, Row, Sheet

NUMBERS = {"id", "sku", "barcode"}


class PricesReader:
    """A row's price, for the goods that its numbers name; what else it says is left to the import
    of goods. Raises BadFile for a file without such columns, and for a list that was dropped."""

    def __init__(self, run: ImportRun, price_list: PriceList, sheet: Sheet) -> None:
        if price_list.dropped_at:
            raise BadFile("list_dropped")
        read = {*NUMBERS, "price"}
        self._fields = [name if name in read else "" for name in fields_of(sheet.header)]
        run.columns = [list(pair) for pair in zip(sheet.header, self._fields, strict=True)]
        if "price" not in self._fields or not NUMBERS & set(self._fields):
            raise BadFile("no_price_column", header=", ".join(sheet.header)[:300])
        self._run, self._list, self._seen = run, price_list, Seen()
        self._unread = sheet.unread

    def look(self, rows: Sequence[Row]) -> Sifted:
        return self._seen.sift(rows, self._read)

    def _read(self, row: Row) -> Goods:
        goods, missing = read_row(row, self._fields, Known({}, {}, {})), list[Problem]()
        if not (goods.id or goods.sku or goods.barcodes):
            missing.append(Problem("sku", "number_missing", ""))
        if goods.price is None:
            missing.append(Problem("price", "price_missing", ""))
        if missing:
            raise Refused(missing)
        return goods

    def settle(self, seen: Sifted) -> None:
        good, bad = seen
        run = self._run
        if not run.dry_run:
            Revision.hold()
        plan = match(good, self._seen)
        here = [*plan.same, *((change.goods, change.variant) for change in plan.changes)]
        priced = {variant.id: goods.price for goods, variant in here}
        unknown = [(new.goods.no, _not_here(new.goods)) for new in plan.new]
        collisions = [(goods.no, problem) for goods, problem in plan.collisions]
        reject_rows(run, [*bad, *unknown, *collisions])
        listed = self._list.prices.filter(variant__in=list(priced))
        now = dict(listed.values_list("variant_id", "amount"))
        wanted = {id: price for id, price in priced.items() if now.get(id) != price}
        if wanted and not run.dry_run:
            put_on_list(self._list, wanted, run.who)
            with audit.done_by(run.who):
                audit.record("prices_listed", self._list, after={"set": len(wanted)})
        new = len(wanted.keys() - now.keys())
        refused = {no for no, _problem in bad}
        run.count(
            created=new,
            changed=len(wanted) - new,
            unchanged=len(priced) - len(wanted),
            rejected=len(refused) + len(unknown) + len(collisions),
        )

    def end(self) -> None:
        tell_unread(self._run, self._unread)
        self._run.tell()


def _not_here(goods: Goods) -> Problem:
    field = "sku" if goods.sku else "barcode"
    return Problem(field, "not_here", goods.sku or " ".join(goods.barcodes))
