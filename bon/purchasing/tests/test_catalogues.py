"""Suppliers' catalogues as they really come, and that nothing of the shop's own is touched."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.core.exceptions import ValidationError

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.kit.access import Denied
from bon.purchasing import reasons
from bon.purchasing.actions.bring_in import bring_in
from bon.purchasing.actions.carry_out_catalogue import carry_out_catalogue
from bon.purchasing.actions.remember_columns import remember_columns
from bon.purchasing.models import Article, Catalogue, CatalogueRow, Supplier
from bon.purchasing.tests.shop import nordic
from bon.staff.cast import Cast

LIST = """\
Varenr.;Beskrivelse;EAN;Nettopris;Kolli;Kampagne
00417;Fodpumpe alu;5701234567899;"1.012,50";6;ja
NP-2;Slange 28";;12,345;10;
NP-3;Lygte;;halvtreds;;
NP-2;Slange igen;;1;;
;Uden nummer;;1;;
NP-5;Klokke;;2025-05-12;;
"""


def brought(
    cast: Cast, supplier: Supplier, content: bytes | str, name: str = "priser.csv", **how: Any
) -> Catalogue:
    raw = content if isinstance(content, bytes) else content.encode()
    with cast.at_work():
        begun = bring_in(cast.manager, supplier, name, raw, **{"dry_run": False, **how})
    return carry_out_catalogue(cast.organisation.id, begun.id)


def counts(run: Catalogue) -> tuple[int, int, int, int]:
    return run.created, run.changed, run.unchanged, run.rejected


def book(*rows: list[Any]) -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_what_can_be_used_is_and_the_shop_keeps_its_own(cast: Cast) -> None:
    with cast.at_work():
        supplier, pump = nordic(cast), make_pump(cast).variants.get()
        ours = Variant.objects.filter(id=pump.id).values().get()
    run = brought(cast, supplier, LIST)
    assert counts(run) == (2, 0, 0, 4)
    with cast.at_work():
        refused = run.rows.filter(what="refused").order_by("row")
        told = [(row.row, reasons.of_row(row), row.name) for row in refused]
        assert told == [
            (4, "Prisen kan ikke forstås; skriv 1234,50", "halvtreds"),
            (5, "Varen står allerede i filen (række 3)", "NP-2"),
            (6, "Der er intet varenummer", ""),
            (7, "Regnearket har gjort det til en dato; gør kolonnen til tekst", "2025-05-12"),
        ]
        article = Article.objects.get(number="00417")
        assert (article.variant, article.preferred) == (pump, True)
        assert (article.name, article.pack, article.cost) == ("Fodpumpe alu", 6, 607_500)
        assert article.extra == {"Kampagne": "ja"}
        tube = Article.objects.get(number="NP-2")
        assert (tube.variant, tube.pack, tube.cost) == (None, 10, 12_345)
        assert Variant.objects.filter(id=pump.id).values().get() == ours
    assert counts(brought(cast, supplier, LIST)) == (0, 0, 2, 4)


def test_a_trial_tells_row_by_row_and_changes_nothing(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
        make_pump(cast)
    brought(cast, supplier, "Varenr;Nettopris;Kolli\nNP-2;12;10\n")
    run = brought(cast, supplier, LIST, dry_run=True)
    with cast.at_work():
        assert Article.objects.count() == 1
        foreseen = CatalogueRow.objects.filter(run=run).exclude(what="refused").order_by("row")
        told = foreseen.values_list("row", "what", "name")
        assert list(told) == [
            (2, "created", "00417 Fodpumpe alu"),
            (3, "changed", 'NP-2 Slange 28"'),
        ]
        changes = foreseen.get(row=3).changes
        assert changes == [["name", "", 'Slange 28"'], ["cost", 12_000, 12_345]]
    assert counts(brought(cast, supplier, LIST)) == (1, 1, 0, 4)


def test_a_spreadsheet_with_titles_merged_headers_and_eaten_zeros(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
    brought(cast, supplier, LIST)
    file = book(
        ["Prisliste efterår", None, None, None],
        [None, None, dt.date(2026, 9, 1), None],
        ["Varenr.", "Beskrivelse", "Priser", None],
        [None, None, "Nettopris", "Kolli"],
        [417, "Fodpumpe alu", 12.345, 6],
        [dt.date(2026, 5, 12), "Var nummer 12-5", 1, 1],
        ["NP-9", "Saddel", 99, "1 x 12 stk"],
    )
    run = brought(cast, supplier, file, "priser.xlsx")
    assert run.problem == ""
    assert counts(run) == (1, 1, 0, 1)
    with cast.at_work():
        assert Article.objects.get(number="00417").cost == 7_407
        assert not Article.objects.filter(number="417").exists()
        saddle = Article.objects.get(number="NP-9")
        assert (saddle.pack, saddle.cost) == (12, 118_800)


def test_a_number_that_a_spreadsheet_rounded_is_refused(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
    file = "Varenr.;Navn\n5,70123E+12;Pumpe\n5,701234567899E+12;Lap\n"
    run = brought(cast, supplier, file)
    assert counts(run) == (1, 0, 0, 1)
    with cast.at_work():
        refused = CatalogueRow.objects.get(run=run, what="refused")
        assert (refused.row, refused.reason, refused.column) == (2, "number_rounded", "Varenr.")
        assert "afrundet nummeret" in reasons.of_row(refused)
        assert Article.objects.get().number == "5701234567899"


def test_columns_nobody_knows_are_chosen_once(cast: Cast) -> None:
    file = "Ref;Was;Kosten je VE\nA1;Klingel;1,50\n"
    with cast.at_work():
        supplier = nordic(cast)
    run = brought(cast, supplier, file, dry_run=True)
    assert (run.status, run.problem) == ("failed", "no_number_column")
    assert run.samples == [["A1", "Klingel", "1,50"]]
    chosen = {"Ref": "number", "Was": "name", "Kosten je VE": "pack_cost"}
    with cast.at_work():
        with pytest.raises(ValidationError, match="leverandørens varenummer"):
            remember_columns(cast.manager, supplier, {"Ref": "", "Was": "name"})
        with pytest.raises(ValidationError, match="To kolonner"):
            remember_columns(cast.manager, supplier, {"Ref": "number", "Was": "number"})
        remember_columns(cast.manager, supplier, chosen)
    assert counts(brought(cast, supplier, file)) == (1, 0, 0, 0)
    with cast.at_work():
        bell = Article.objects.get()
        assert (bell.number, bell.name, bell.cost) == ("A1", "Klingel", 150)


def test_a_file_that_is_not_what_its_name_says(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
    assert brought(cast, supplier, LIST, "priser.xlsx").problem == "not_spreadsheet"
    assert (
        brought(cast, supplier, book(["Varenr"], ["1"]), "priser.csv").problem == "is_spreadsheet"
    )
    with cast.at_work():
        assert Article.objects.count() == 0


def test_who_may_not_change_costs_brings_none_in(cast: Cast) -> None:
    with cast.at_work():
        supplier = nordic(cast)
        with pytest.raises(Denied):
            bring_in(cast.cashier, supplier, "p.csv", b"x", dry_run=True)
        assert Catalogue.objects.count() == 0
