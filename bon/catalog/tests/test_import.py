"""Goods files as shops really have them: what comes in, what is refused, and that a second
time changes nothing."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from bon.catalog import queries, reasons
from bon.catalog.access import import_run_for
from bon.catalog.actions import carry_out_import as carrying
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.repeat_import import repeat_import
from bon.catalog.actions.set_price import set_price
from bon.catalog.actions.start_import import start_import
from bon.catalog.barcodes import canonical
from bon.catalog.import_write import Writer
from bon.catalog.listing import prices_of
from bon.catalog.models import (
    Barcode,
    Category,
    ImportRun,
    PricePoint,
    Product,
    Rejection,
    Revision,
    SearchWord,
    Variant,
)
from bon.kit.access import Denied, NotFound
from bon.kit.imports import abandon
from bon.kit.models import AuditEvent
from bon.kit.sheet import BadFile
from bon.kit.tenancy import acting_for
from bon.staff.cast import Cast

SHARED = Path(os.environ.get("BON_SHARED", Path(__file__).resolve().parents[4] / "shared"))

NASTY = """\
Varenr.;Navn;EAN;Pris;Kategori;Mærke;Moms;Noter
001;Fodpumpe;5701234567899;"1.249,50";Tilbehør > Pumper;Ild;25 %;hurtig
002;"Slange 28""; lang";4006381333931 36000291452;kr. 59,-;Slanger;;;
003;Cykelkort;9788702000016;120;;;0;
004;;;10;;;;
005;Lygte;5,70123E+12;99;;;;
006;Klokke;;halvtreds;;;17;
001;Pumpe igen;;10;;;;
;Lap;5701234567899;10;;;;
;Lappegrej;;;;;;
"""


def run_file(
    cast: Cast, content: bytes | str, name: str = "varer.csv", dry_run: bool = False
) -> ImportRun:
    raw = content if isinstance(content, bytes) else content.encode()
    with cast.at_work():
        run = start_import(cast.manager, name, raw, dry_run=dry_run)
    return carry_out_import(cast.organisation.id, run.id)


def noted(run: ImportRun) -> list[tuple[int, str, str, str]]:
    """What the report says of rows that were used: which row, which column, why, and the value."""
    return list(queries.notes(run).values_list("row", "column", "reason", "value"))


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.created, run.changed, run.unchanged, run.rejected


def standing() -> dict[str, Any]:
    """Everything an import may touch."""
    return {
        "products": list(Product.objects.order_by("id").values()),
        "variants": list(Variant.objects.order_by("id").values()),
        "barcodes": list(Barcode.objects.order_by("id").values()),
        "prices": PricePoint.objects.count(),
        "words": sorted(SearchWord.objects.values_list("word", "variant_id")),
        "categories": Category.objects.count(),
        "revision": [r.number for r in Revision.objects.all()],
    }


def test_what_can_be_used_is_and_every_other_row_says_why(cast: Cast) -> None:
    run = run_file(cast, NASTY)
    assert run.status == "done"
    assert counts(run) == (4, 0, 0, 5)
    with cast.at_work():
        goods = {v.name: v for v in Variant.objects.select_related("product__category")}
        assert set(goods) == {"Fodpumpe", 'Slange 28"; lang', "Cykelkort", "Lappegrej"}
        pump = goods["Fodpumpe"]
        assert (pump.sku, pump.price, pump.codes) == ("001", 124_950, "5701234567899")
        assert pump.product.category is not None
        assert pump.product.category.path == "Tilbehør / Pumper"
        assert pump.product.brand is not None
        assert (pump.product.brand.name, pump.product.vat_class.code) == ("Ild", "standard")
        tube = goods['Slange 28"; lang']
        assert (tube.price, tube.codes) == (5_900, "4006381333931 0036000291452")
        assert goods["Cykelkort"].product.vat_class.code == "zero"
        assert (goods["Lappegrej"].price, goods["Lappegrej"].codes) == (None, "")
        told = queries.rejections(run).values_list("row", "column", "reason", "value", "other")
        assert list(told) == [
            (5, "Navn", "name_missing", "", None),
            (6, "EAN", "barcode_rounded", "5,70123E+12", None),
            (7, "Pris", "price_unclear", "halvtreds", None),
            (7, "Moms", "vat_unknown", "17", None),
            (8, "Varenr.", "twice_in_file", "001", 2),
            (9, "EAN", "twice_in_file", "5701234567899", 2),
        ]
        header, rows = queries.rejection_report(run)
        assert header == ["Række", "Kolonne", "Hvorfor", "Værdi"]
        assert rows[4] == [8, "Varenr.", "Varen står allerede i filen (række 2)", "001"]
        assert run.columns[-1] == ["Noter", ""]
        event = AuditEvent.objects.get(verb="imported", subject="catalog.importrun")
        assert event.actor == cast.manager.id


def test_a_second_time_changes_nothing(cast: Cast) -> None:
    run_file(cast, NASTY)
    with cast.at_work():
        before = standing()
    again = run_file(cast, NASTY)
    assert counts(again) == (0, 0, 4, 5)
    with cast.at_work():
        assert standing() == before


def test_a_dry_run_tells_the_same_and_does_nothing(cast: Cast) -> None:
    with cast.at_work():
        before = standing()
    dry = run_file(cast, NASTY, dry_run=True)
    assert counts(dry) == (4, 0, 0, 5)
    with cast.at_work():
        assert standing() == before
        wet = repeat_import(cast.manager, ImportRun.objects.get(id=dry.id))
    assert counts(carry_out_import(cast.organisation.id, wet.id)) == (4, 0, 0, 5)


def test_only_what_the_file_says_is_changed(cast: Cast) -> None:
    run_file(cast, NASTY)
    with cast.at_work():
        cards = list(Variant.objects.filter(name="Cykelkort").values())
    run = run_file(cast, "sku,name,price,ean,category\n001,Fodpumpe Pro,,5701234567905,\n")
    assert counts(run) == (0, 1, 0, 0)
    with cast.at_work():
        pump = Variant.objects.get(sku="001")
        assert (pump.name, pump.price) == ("Fodpumpe Pro", 124_950)
        assert pump.codes == "5701234567899 5701234567905"
        assert list(pump.barcodes.order_by("position").values_list("code", flat=True)) == [
            "5701234567899",
            "5701234567905",
        ]
        assert pump.product.category is not None
        assert PricePoint.objects.filter(variant=pump).count() == 1
        assert [v.id for v in queries.variants("pro")] == [pump.id]
        event = AuditEvent.objects.get(verb="imported", subject_id=pump.id)
        assert (event.before["name"], event.after["name"]) == ("Fodpumpe", "Fodpumpe Pro")
        assert list(Variant.objects.filter(name="Cykelkort").values()) == cards


def test_a_new_price_is_history(cast: Cast) -> None:
    run_file(cast, NASTY)
    run_file(cast, "Varenummer\tNavn\tSalgspris\n001\tFodpumpe\t999\n")
    with cast.at_work():
        pump = Variant.objects.get(sku="001")
        points = [row.point for row in prices_of(pump.product)]
        assert [(point.amount, point.reason, point.who) for point in points] == [
            (99_900, "import", cast.manager.id),
            (124_950, "import", cast.manager.id),
        ]


def test_sizes_and_colours_become_one_product(cast: Cast) -> None:
    text = (
        "Navn;Str.;Farve;Varenummer;Pris;Kategori\n"
        "Regnjakke;S;Blå;RJ-S;599;Tøj\nRegnjakke;M;Blå;RJ-M;599;Tøj\nHue;;;HU;99;Tøj\n"
    )
    assert counts(run_file(cast, text)) == (3, 0, 0, 0)
    assert counts(run_file(cast, text)) == (0, 0, 3, 0)
    more = "Navn;Str.;Farve;Varenummer;Pris\nRegnjakke;L;Blå;RJ-L;649\n"
    assert counts(run_file(cast, more)) == (1, 0, 0, 0)
    with cast.at_work():
        jacket = Product.objects.get(name="Regnjakke")
        assert [v.name for v in jacket.variants.order_by("position", "sku")] == [
            "Regnjakke S Blå",
            "Regnjakke M Blå",
            "Regnjakke L Blå",
        ]
        assert jacket.variants.get(sku="RJ-M").axes == [["Størrelse", "M"], ["Farve", "Blå"]]
        assert Product.objects.count() == 2


def test_old_windows_files_keep_their_letters(cast: Cast) -> None:
    run_file(cast, "Navn;Mærke\nRød grød på fløde;Ægte Ø\n".encode("cp1252"))
    run_file(cast, "\ufeffNavn;Mærke\nBlåbær;Ægte Ø\n".encode())
    run_file(cast, "Navn\tMærke\nÆble\tÆgte Ø\n".encode("utf-16"))
    with cast.at_work():
        assert [v.name for v in queries.variants()] == ["Blåbær", "Rød grød på fløde", "Æble"]
        assert set(Product.objects.values_list("brand__name", flat=True)) == {"Ægte Ø"}


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_that_took_barcodes_for_numbers(cast: Cast) -> None:
    content = workbook(
        [
            ["Varenavn", "Stregkode", "Pris", "Vejes"],
            ["Fodpumpe", 5701234567899, 249.5, False],
            ["Suppe", 98601, 12, None],  # 00098601, an EAN-8
            ["Figenkage", 36000291452, "12,50", None],  # a UPC-A
            [None, None, None, None],
            ["Løse bolte", "100", 80, True],  # the shop's own
        ]
    )
    assert counts(run_file(cast, content, "varer.xlsx")) == (4, 0, 0, 0)
    with cast.at_work():
        found = {v.name: (v.codes, v.price) for v in Variant.objects.all()}
        assert found == {
            "Fodpumpe": ("5701234567899", 24_950),
            "Suppe": ("00098601", 1_200),
            "Figenkage": ("0036000291452", 1_250),
            "Løse bolte": ("100", 8_000),
        }
        bolts = Product.objects.get(name="Løse bolte")
        assert (bolts.weighed, bolts.unit) == (True, "kg")


def test_digits_that_are_all_there_are_read(cast: Cast) -> None:
    run_file(cast, "Navn;EAN\nPumpe;5,701234567899E+12\n")
    with cast.at_work():
        assert Variant.objects.get().codes == "5701234567899"


@pytest.mark.parametrize(
    ("name", "content", "problem", "told"),
    [
        ("varer.csv", b"", "empty", "Filen er tom."),
        ("varer.xlsx", b"Navn;Pris\nPumpe;1\n", "not_spreadsheet", "hedder som et regneark"),
        ("varer.csv", b"PK\x03\x04resten", "is_spreadsheet", "er et regneark"),
        ("varer.xlsx", b"PK\x03\x04resten", "unreadable", "beskadiget"),
        ("billede.csv", b"\x89PNG\0\0\0IHDR", "not_a_table", "ikke en tabel"),
        ("varer.csv", b"Navn;Pris\n", "no_rows", "ingen rækker"),
        ("varer.csv", b"Stregkode;Pris\n1;2\n", "no_name_column", "Stregkode, Pris"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(
    cast: Cast, name: str, content: bytes, problem: str, told: str
) -> None:
    run = run_file(cast, content, name)
    assert (run.status, run.problem) == ("failed", problem)
    assert told in reasons.of_file(run)
    with cast.at_work():
        assert Product.objects.count() == 0


def test_a_file_beyond_all_measure_is_not_taken_in(cast: Cast) -> None:
    with cast.at_work():
        with pytest.raises(BadFile, match="højst 60 MB"):
            start_import(cast.manager, "varer.csv", b"x" * (61 * 1024 * 1024), dry_run=False)
        assert ImportRun.objects.count() == 0


def test_goods_of_another_code_or_out_of_the_range_are_left_alone(cast: Cast) -> None:
    run_file(cast, "Varenummer;Navn;EAN\nA;Pumpe;5701234567899\nB;Hue;4006381333931\n")
    with cast.at_work():
        Variant.objects.filter(sku="B").update(archived_at="2026-01-01T00:00:00Z")
        before = standing()
    run = run_file(cast, "Varenummer;Navn;EAN\nB;Hue ny;\nC;Lap;5701234567899\nA;P;4006381333931\n")
    assert counts(run) == (0, 0, 0, 3)
    with cast.at_work():
        assert [r.reason for r in queries.rejections(run)] == [
            "archived",
            "barcode_other",
            "barcode_other",
        ]
        assert standing() == before


def test_a_run_cut_off_goes_on_where_it_was(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, "CHUNK_ROWS", 10)
    text = "Navn;Varenummer\n" + "".join(f"Vare {n};V{n}\n" for n in range(35))
    with cast.at_work():
        run = start_import(cast.manager, "varer.csv", text.encode(), dry_run=False)
    written = Writer.write
    calls = 0

    def power_cut(self: Writer, plan: Any) -> list[Variant]:
        nonlocal calls
        calls += 1
        added = written(self, plan)
        if calls == 3:
            raise KeyboardInterrupt
        return added

    monkeypatch.setattr(Writer, "write", power_cut)
    with pytest.raises(KeyboardInterrupt):
        carry_out_import(cast.organisation.id, run.id)
    with cast.at_work():
        half = ImportRun.objects.get(id=run.id)
        assert (half.status, half.done, half.created, half.percent) == ("running", 20, 20, 57)
        assert Variant.objects.count() == 20
    monkeypatch.setattr(Writer, "write", written)
    done = carry_out_import(cast.organisation.id, run.id)
    assert (done.status, counts(done)) == ("done", (35, 0, 0, 0))
    with cast.at_work():
        assert Variant.objects.count() == 35
    assert carry_out_import(cast.organisation.id, run.id).ended


def test_a_run_that_broke_says_so(cast: Cast) -> None:
    with cast.at_work():
        run = start_import(cast.manager, "varer.csv", b"Navn\nPumpe\n", dry_run=False)
    abandon(ImportRun, cast.organisation.id, run.id)
    with cast.at_work():
        broken = ImportRun.objects.get(id=run.id)
        assert (broken.status, broken.problem) == ("failed", "broken")
        assert "afbrudt" in reasons.of_file(broken)


def test_the_job_is_there_exactly_when_the_run_is(cast: Cast) -> None:
    jobs = ProcrastinateJob.objects.filter(task_name="catalog.import_goods")
    with cast.at_work():
        start_import(cast.manager, "varer.csv", b"Navn\nPumpe\n", dry_run=True)
        transaction.set_rollback(True)
    assert not jobs.exists()
    with cast.at_work():
        run = start_import(cast.manager, "varer.csv", b"Navn\nPumpe\n", dry_run=True)
    job = jobs.get()
    assert job.args == {"organisation": str(cast.organisation.id), "run": str(run.id)}
    assert job.lock == f"import {cast.organisation.id}"


def test_only_who_may_import_does(cast: Cast) -> None:
    with cast.at_work():
        with pytest.raises(Denied):
            start_import(cast.cashier, "varer.csv", b"Navn\nPumpe\n", dry_run=True)
        run = start_import(cast.manager, "varer.csv", b"Navn\nPumpe\n", dry_run=True)
        assert import_run_for(cast.manager, run.id).file_name == "varer.csv"
    with cast.abroad(), pytest.raises(NotFound):
        import_run_for(cast.stranger, run.id)


def test_two_shops_may_sell_the_same_things(cast: Cast) -> None:
    run_file(cast, NASTY)
    with acting_for(cast.foreign.id):
        theirs = start_import(cast.stranger, "varer.csv", NASTY.encode(), dry_run=False)
    assert counts(carry_out_import(cast.foreign.id, theirs.id)) == (4, 0, 0, 5)
    with cast.at_work():
        ours = Variant.objects.get(sku="001")
        set_price(cast.manager, ours, 1)
    with cast.abroad():
        assert Variant.objects.get(sku="001").price == 124_950
        assert Rejection.objects.filter(used=False).count() == 6


def test_the_command_imports_and_reports(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, report = tmp_path / "varer.csv", tmp_path / "fejl.csv"
    file.write_text(NASTY, encoding="utf-8")
    call_command("import", "products", str(file), organisation="vesterbro cykler", report=report)
    assert capsys.readouterr().out == "4 created, 0 changed, 0 unchanged, 5 not used\n"
    assert '6;EAN;"Regnearket har afrundet' in report.read_text(encoding="utf-8")
    with pytest.raises(CommandError, match="Fremmed Butik"):
        call_command("import", "products", str(file))


@pytest.mark.skipif(not SHARED.exists(), reason=f"no real goods: {SHARED} (BON_SHARED) is missing")
def test_twenty_thousand_real_goods(cast: Cast) -> None:
    content = (SHARED / "data" / "products.csv").read_bytes()
    run = run_file(cast, content)
    assert counts(run) == (20_000, 0, 0, 0)
    with cast.at_work():
        assert Variant.objects.count() == Barcode.objects.count() == 20_000
        suppe = Variant.objects.get(barcodes__code=canonical("00098601"))
        assert suppe.name == "Chicken Noodle Soup"
    assert counts(run_file(cast, content)) == (0, 0, 20_000, 0)
