"""Goods files as they go wrong: each row says what is wrong with it, and the rest comes in."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from bon.catalog import queries, reasons
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.start_import import start_import
from bon.catalog.models import Barcode, ImportRun, Product, Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.catalog.tests.test_import import counts, run_file, standing, workbook
from bon.staff.cast import Cast


def told(run: ImportRun) -> list[tuple[int, str, str, str]]:
    rows = queries.rejections(run)
    return [(row.row, row.column, str(reasons.of_row(row)), row.value) for row in rows]


def noted(run: ImportRun) -> list[tuple[int, str, str]]:
    return [(row.row, row.reason, row.value) for row in queries.notes(run)]


def codes() -> dict[str, str]:
    return dict(Variant.objects.values_list("name", "codes"))


def test_zeros_that_a_spreadsheet_ate_are_put_back_and_told(cast: Cast) -> None:
    content = workbook(
        [
            ["Navn", "EAN"],
            ["Suppe", 98601],  # 00098601, an EAN-8
            ["Kaffe", 12345678905],  # 012345678905, a UPC-A: thirteen digits with its zero
            ["Pumpe", 5701234567899],
            ["Skæv", 5701234567890],
        ]
    )
    run = run_file(cast, content, "varer.xlsx")
    assert counts(run) == (4, 0, 0, 0)
    with cast.at_work():
        assert codes() == {
            "Suppe": "00098601",
            "Kaffe": "0012345678905",
            "Pumpe": "5701234567899",
            "Skæv": "5701234567890",
        }
        assert noted(run) == [
            (2, "zeros_restored", "00098601"),
            (3, "zeros_restored", "0012345678905"),
            (5, "check_digit", "5701234567890"),
        ]
    again = run_file(cast, content, "varer.xlsx")
    assert counts(again) == (0, 0, 4, 0)
    with cast.at_work():
        assert noted(again) == []


def test_what_was_not_put_back_is_not_said_to_be(cast: Cast) -> None:
    """In a text file a short code may be the shop's own, and stays as it is."""
    run = run_file(cast, "Navn;EAN\nSuppe;98601\nKaffe;0098601\nFigen;36000291452\n")
    with cast.at_work():
        assert codes() == {"Suppe": "98601", "Kaffe": "0098601", "Figen": "0036000291452"}
        assert noted(run) == [(4, "zeros_restored", "0036000291452")]


def test_a_number_that_a_spreadsheet_rounded_is_refused(cast: Cast) -> None:
    text = "Navn;Varenr.;Modelnummer\nPumpe;5,70123E+12;\nLap;5,701234567899E+12;\nHue;H;1,2E+11\n"
    run = run_file(cast, text)
    why = "Regnearket har afrundet nummeret; gør kolonnen til tekst"
    with cast.at_work():
        assert told(run) == [
            (2, "Varenr.", why, "5,70123E+12"),
            (4, "Modelnummer", why, "1,2E+11"),
        ]
        assert list(Variant.objects.values_list("name", "sku")) == [("Lap", "5701234567899")]
    huge = run_file(cast, workbook([["Navn", "Varenr."], ["Lygte", 1234567890123456789]]), "v.xlsx")
    with cast.at_work():
        assert [(row, column) for row, column, _why, _value in told(huge)] == [(2, "Varenr.")]


def test_a_percentage_of_a_spreadsheet_is_a_rate(cast: Cast) -> None:
    content = workbook([["Navn", "Moms"], ["Lap", 0.25], ["Bog", 0], ["Hue", 25], ["Lim", 0.12]])
    run = run_file(cast, content, "varer.xlsx")
    with cast.at_work():
        rates = dict(Variant.objects.values_list("name", "product__vat_class__code"))
        assert rates == {"Lap": "standard", "Bog": "zero", "Hue": "standard"}
        assert [(row, value) for row, _column, _why, value in told(run)] == [(5, "0,12")]


def test_a_price_that_was_worked_out_is_rounded_and_told(cast: Cast) -> None:
    content = workbook(
        [["Navn", "Pris"], ["A", 125 / 3], ["B", 9.949999999], ["C", 0.1 + 0.2], ["D", 12.345]]
    )
    run = run_file(cast, content, "varer.xlsx")
    assert counts(run) == (3, 0, 0, 1)
    with cast.at_work():
        prices = dict(Variant.objects.values_list("name", "price"))
        assert prices == {"A": 4_167, "B": 995, "C": 30}
        assert noted(run) == [
            (2, "price_rounded", "41,666666667"),
            (3, "price_rounded", "9,949999999"),
        ]
        assert [(row, value) for row, _column, _why, value in told(run)] == [(5, "12,345")]
    assert counts(run_file(cast, content, "varer.xlsx")) == (0, 0, 3, 1)


def test_a_pack_that_is_none_is_told_and_the_stars_of_a_label_are_not(cast: Cast) -> None:
    text = "Navn;EAN\nA;5701234567899*6\nB;5701234567905*0\nC;*PU-7*\nD;5701234567912*99999\n"
    run = run_file(cast, text)
    why = "Antallet i pakken kan ikke forstås; skriv 5701234567899*6"
    with cast.at_work():
        assert codes() == {"A": "5701234567899*6", "C": "PU-7"}
        assert told(run) == [
            (3, "EAN", why, "5701234567905*0"),
            (5, "EAN", why, "5701234567912*99999"),
        ]


def test_a_row_with_more_cells_than_headers_is_told_of(cast: Cast) -> None:
    """A text with a separator in it, and everything behind it under the wrong header."""
    run = run_file(cast, "Navn;Kategori\nLap; lang;Slanger\nHue;Tøj\nPumpe;Udstyr;;\n")
    assert counts(run) == (3, 0, 0, 0)
    with cast.at_work():
        assert noted(run) == [(2, "cells_over", "Slanger")]


def test_rows_of_one_product_that_disagree_are_told_and_the_first_counts(cast: Cast) -> None:
    text = (
        "Navn;Str.;Varenummer;Kategori;Mærke;Kan få rabat\n"
        "Regnjakke;S;RJ-S;Tøj;Ild;\nRegnjakke;M;RJ-M;Regntøj;ILD;nej\n"
        "Regnjakke;L;RJ-L;Overtøj;Ild;ja\nHue;;HU;Hovedtøj;;\n"
    )
    for expected in ((4, 0, 0, 0), (0, 0, 4, 0)):
        run = run_file(cast, text)
        assert counts(run) == expected
        with cast.at_work():
            rows = queries.notes(run).values_list("row", "column", "reason", "value", "other")
            assert list(rows) == [
                (3, "Kategori", "first_counts", "Regntøj", 2),
                (3, "Kan få rabat", "first_counts", "nej", 2),
            ]
            product = Product.objects.get(name="Regnjakke")
            assert (str(product.category), product.discountable) == ("Tøj", True)


def test_twelve_digits_are_thirteen_with_a_zero_in_front(cast: Cast) -> None:
    run = run_file(cast, "Navn;EAN\nKaffe;012345678905\n")
    assert counts(run) == (1, 0, 0, 0)
    with cast.at_work():
        assert codes() == {"Kaffe": "0012345678905"}
        assert noted(run) == []


def test_dates_that_were_prices_and_numbers_are_refused_in_plain_words(cast: Cast) -> None:
    day = dt.datetime(2026, 5, 1)  # noqa: DTZ001  a spreadsheet's day has no zone
    content = workbook(
        [
            ["Navn", "Varenr.", "Pris", "Str."],
            ["Lap", day, 10],
            ["Hue", "H", day],
            ["Sok", "S", 5, day],
            [day, "D", 5],
        ]
    )
    run = run_file(cast, content, "varer.xlsx")
    why = "Regnearket har lavet det om til en dato; gør kolonnen til tekst"
    with cast.at_work():
        assert told(run) == [
            (2, "Varenr.", why, "2026-05-01"),
            (3, "Pris", why, "2026-05-01"),
            (4, "Str.", why, "2026-05-01"),
            (5, "Navn", why, "2026-05-01"),
        ]


def test_danish_amounts_are_read_as_danes_write_them(cast: Cast) -> None:
    text = "Navn;Pris\nA;1.234,50\nB;1.234\nC;12.50\nD;kr. 99,-\nE;1 234,5\nF;-5\nG;12,345\n"
    run = run_file(cast, text)
    with cast.at_work():
        assert dict(Variant.objects.values_list("name", "price")) == {
            "A": 123_450,
            "B": 123_400,
            "C": 1_250,
            "D": 9_900,
            "E": 123_450,
        }
        assert [(row, column, value) for row, column, _why, value in told(run)] == [
            (7, "Pris", "-5"),
            (8, "Pris", "12,345"),
        ]


def test_a_spreadsheets_own_numbers_have_no_thousands(cast: Cast) -> None:
    content = workbook([["Navn", "Pris"], ["A", 1.234], ["B", 1234.5], ["C", 99]])
    run = run_file(cast, content, "varer.xlsx")
    with cast.at_work():
        assert dict(Variant.objects.values_list("name", "price")) == {"B": 123_450, "C": 9_900}
        assert [(row, value) for row, _column, _why, value in told(run)] == [(2, "1,234")]


def test_headers_under_a_title_and_over_two_rows_are_found(cast: Cast) -> None:
    content = workbook(
        [
            ["Vareliste, udskrevet 1. maj", None, None],
            [None, None, None],
            ["Vare", None, "Salg"],
            ["Navn", "EAN", "Pris"],
            ["Pumpe", "5701234567899", 249],
        ]
    )
    assert counts(run_file(cast, content, "varer.xlsx")) == (1, 0, 0, 0)
    with cast.at_work():
        pump = Variant.objects.get()
        assert (pump.name, pump.codes, pump.price) == ("Pumpe", "5701234567899", 24_900)


def test_a_second_table_in_the_workbook_is_told_of(cast: Cast) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["Navn", "Pris"], ["Pumpe", 249]])))
    for title, rows in (("Hjelme", [["Navn", "Pris"], ["Abus", 99]]), ("Noter", [["Husk"]])):
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    run = run_file(cast, out.getvalue(), "varer.xlsx")
    assert counts(run) == (1, 0, 0, 0)
    with cast.at_work():
        assert noted(run) == [(1, "sheet_unread", "Hjelme")]
        assert codes() == {"Pumpe": ""}


def test_a_code_of_other_goods_is_refused_also_between_sizes(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        jacket = make_jacket(cast)
        before = standing()
    text = "Varenummer;Navn;EAN\nRJ-S;Regnjakke;5701234567899\nNY;Lygte;036000291452\n"
    run = run_file(cast, text)
    with cast.at_work():
        assert [(row, value) for row, _column, _why, value in told(run)] == [
            (2, "5701234567899"),
            (3, "0036000291452"),
        ]
        assert standing() == before
        assert Barcode.objects.filter(variant__product=jacket).count() == 0
    sizes = "Varenummer;Navn;EAN\nRJ-S;Regnjakke;4006381333931\nRJ-M;Regnjakke;4006381333931\n"
    twice = run_file(cast, sizes)
    assert counts(twice) == (0, 1, 0, 1)
    with cast.at_work():
        assert [why for _row, _column, why, _value in told(twice)] == [
            "Varen står allerede i filen (række 2)"
        ]


def test_a_file_cut_in_the_middle_changes_nothing(cast: Cast) -> None:
    run = run_file(cast, "Navn;Varenummer;Pris\nPumpe;1;10\nLap;2;20\nHu")
    assert (run.status, run.problem) == ("failed", "cut_off")
    assert "slutter midt i række 4" in reasons.of_file(run)
    with cast.at_work():
        assert Variant.objects.count() == 0


def test_a_row_of_sums_is_no_goods(cast: Cast) -> None:
    run = run_file(cast, "Navn;Varenummer;Pris\nPumpe;1;10\nTotal;T-1;20\nI alt:;;30\n")
    assert counts(run) == (2, 0, 0, 1)
    with cast.at_work():
        assert told(run) == [
            (4, "Navn", "Rækken lægger de andre sammen; den er ingen vare", "I alt:")
        ]
        assert set(codes()) == {"Pumpe", "Total"}


def test_two_imports_at_once_wait_for_each_other(cast: Cast) -> None:
    """Both are taken in; the worker's lock lets one go on at a time, and the second finds what
    the first has made."""
    content = b"Navn;Varenummer\nPumpe;1\nLap;2\n"
    with cast.at_work():
        runs: list[Any] = [
            start_import(person, "varer.csv", content, dry_run=False)
            for person in (cast.manager, cast.owner)
        ]
    done = [carry_out_import(cast.organisation.id, run.id) for run in reversed(runs)]
    assert [counts(run) for run in done] == [(2, 0, 0, 0), (0, 0, 2, 0)]
