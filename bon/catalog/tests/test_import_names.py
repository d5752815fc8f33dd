"""Rows without a number or a barcode: nothing but their name says which goods they mean."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bon.catalog import queries, reasons
from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.number_goods import number_goods
from bon.catalog.drafts import VariantDraft
from bon.catalog.import_match import match
from bon.catalog.import_row import Goods
from bon.catalog.import_seen import Seen
from bon.catalog.models import ImportRun, Product, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.catalog.tests.test_import import counts, run_file, standing
from bon.staff.cast import Cast

SEVERAL = "Flere varer hedder sådan; skriv varenummer eller stregkode"


def refused(run: ImportRun) -> list[tuple[int, str, str, str]]:
    rows = queries.rejections(run)
    return [(row.row, row.column, str(reasons.of_row(row)), row.value) for row in rows]


def prices() -> dict[tuple[str, str], int | None]:
    return {(v.name, v.sku): v.price for v in Variant.objects.all()}


def test_goods_that_were_numbered_since_are_the_same_goods(cast: Cast) -> None:
    """A shop brings its goods in by name, gives them codes for its labels, and brings the file in
    again: it had everything twice."""
    text = "Navn;Str.;Pris\nLap;;10\nHue;S;99\nHue;M;99\n"
    assert counts(run_file(cast, text)) == (3, 0, 0, 0)
    with cast.at_work():
        number_goods(cast.manager, Variant.objects.values_list("id", flat=True))
        before = standing()
        assert not Variant.objects.filter(codes="").exists()
    again = run_file(cast, text)
    assert counts(again) == (0, 0, 3, 0)
    with cast.at_work():
        assert standing() == before
    assert counts(run_file(cast, "Navn;Pris\nLap;12\n")) == (0, 1, 0, 0)
    with cast.at_work():
        assert Variant.objects.get(name="Lap").price == 1_200


def test_a_name_is_the_same_however_it_is_spaced_and_in_any_letters(cast: Cast) -> None:
    text = "Navn;Pris\nÆblejuice  1 l;20\nÆBLEJUICE 1 L;25\nÆblejuice 1,l;30\n"
    for expected in ((2, 0, 0, 1), (0, 0, 2, 1)):
        run = run_file(cast, text)
        assert counts(run) == expected
        with cast.at_work():
            assert prices() == {("Æblejuice 1 l", ""): 2_000, ("Æblejuice 1,l", ""): 3_000}
            told = "Varen står allerede i filen (række 2)"
            assert refused(run) == [(3, "Navn", told, "ÆBLEJUICE 1 L")]
    loud = run_file(cast, "Navn;Pris\nÆBLEJUICE 1 L;25\n")
    assert counts(loud) == (0, 1, 0, 0)
    with cast.at_work():
        assert prices()["ÆBLEJUICE 1 L", ""] == 2_500


def test_a_name_of_several_goods_is_refused(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
        for sku in ("K1", "K2"):
            create_product(cast.manager, draft("Klods", VariantDraft(price=100, sku=sku)))
        before = standing()
    text = "Navn;Pris\nFodpumpe;249\nKlods;2\nRegnjakke;3\n"
    run = run_file(cast, text)
    assert counts(run) == (0, 0, 1, 2)
    with cast.at_work():
        assert refused(run) == [(3, "Navn", SEVERAL, "Klods"), (4, "Navn", SEVERAL, "Regnjakke")]
        assert standing() == before


def test_of_goods_of_one_name_the_one_without_a_number_is_meant(cast: Cast) -> None:
    text = "Varenummer;Navn;Pris\nG1;Gavepapir;49\n;Gavepapir;39\n"
    for expected in ((2, 0, 0, 0), (0, 0, 2, 0)):
        assert counts(run_file(cast, text)) == expected
        with cast.at_work():
            assert prices() == {("Gavepapir", "G1"): 4_900, ("Gavepapir", ""): 3_900}


def test_goods_out_of_the_range_are_not_made_anew_by_their_name(cast: Cast) -> None:
    with cast.at_work():
        archive_product(cast.manager, make_pump(cast))
    run = run_file(cast, "Navn;Pris\nFodpumpe;99\n")
    assert counts(run) == (0, 0, 0, 1)
    with cast.at_work():
        assert [row.reason for row in queries.rejections(run)] == ["archived"]
        assert Product.objects.count() == 1
        create_product(cast.manager, draft("Fodpumpe", VariantDraft(price=5_000, sku="PU-2")))
    assert counts(run_file(cast, "Navn;Pris\nFodpumpe;99\n")) == (0, 1, 0, 0)
    with cast.at_work():
        assert prices() == {("Fodpumpe", "PU-1"): 24_900, ("Fodpumpe", "PU-2"): 9_900}


def test_a_full_name_in_large_letters_is_not_the_name_of_the_product(cast: Cast) -> None:
    with cast.at_work():
        make_jacket(cast)
    run = run_file(cast, "Navn;Pris\nREGNJAKKE S BLÅ;649\n")
    assert counts(run) == (0, 1, 0, 0)
    with cast.at_work():
        assert Variant.objects.get(sku="RJ-S").price == 64_900
        assert Product.objects.get().name == "Regnjakke"


def test_goods_are_looked_for_table_by_table(cast: Cast) -> None:
    """A file of 3,000 goods that had just come in took 25 seconds to be read again: PostgreSQL
    knew nothing of the new rows yet, and went through all of them for each."""
    with cast.at_work():
        make_jacket(cast)
        pump = make_pump(cast).variants.get()
        rows = [
            Goods(2, id=pump.id, name="Fodpumpe", barcodes={"5701234567899": 1}),
            Goods(3, name="Regnjakke", sku="RJ-S"),
            Goods(4, name="Regnjakke L Blå"),
        ]
        with CaptureQueriesContext(connection) as asked:
            plan = match(rows, Seen())
        assert [variant.sku for _goods, variant in plan.same] == ["PU-1", "RJ-S", "RJ-L"]
        assert not [query["sql"] for query in asked.captured_queries if "JOIN" in query["sql"]]
        assert len(asked) == 11
