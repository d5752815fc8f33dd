"""What the rows of a goods file say of the product that their variants have in common."""

from __future__ import annotations

from typing import Any

import pytest

from bon.catalog import queries, reasons
from bon.catalog.actions import carry_out_import as carrying
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.start_import import start_import
from bon.catalog.models import ImportRun, Product, Revision, Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.catalog.tests.test_import import counts, run_file, standing
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast

Note = tuple[int, str, str, str, int | None]


def noted(run: ImportRun) -> list[Note]:
    return list(queries.notes(run).values_list("row", "column", "reason", "value", "other"))


def jacket_is(product: Product) -> tuple[str, str, str, bool]:
    brand = product.brand.name if product.brand else ""
    return product.name, str(product.category or ""), brand, product.discountable


ANOTHER = (
    "Varenummer;Navn;Størrelse;Farve;Kategori;Mærke;Kan få rabat\n"
    "RJ-XL;REGNJAKKE;XL;Blå;Tøj > Regn;Ild;nej\n"
)


def test_a_new_variant_of_goods_that_are_here_says_something_of_them(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        jacket = make_jacket(cast)
        others = Variant.objects.exclude(product=jacket)
        before, pump = standing(), list(others.values())
        (revision,) = (row.number for row in Revision.objects.all())
    changed: list[Note] = [
        (2, "Navn", "of_all_variants", "REGNJAKKE", None),
        (2, "Kategori", "of_all_variants", "Tøj > Regn", None),
        (2, "Mærke", "of_all_variants", "Ild", None),
        (2, "Kan få rabat", "of_all_variants", "nej", None),
    ]
    dry = run_file(cast, ANOTHER, dry_run=True)
    assert counts(dry) == (1, 0, 0, 0)
    with cast.at_work():
        assert sorted(noted(dry)) == sorted(changed)
        assert standing() == before
    run = run_file(cast, ANOTHER)
    assert counts(run) == (1, 0, 0, 0)
    with cast.at_work():
        assert sorted(noted(run)) == sorted(changed)
        told = {reasons.of_row(row) for row in queries.notes(run)}
        assert told == {"Varen er her i forvejen; det rettes for alle dens varianter"}
        jacket.refresh_from_db()
        assert jacket_is(jacket) == ("REGNJAKKE", "Tøj / Regn", "Ild", False)
        rows = jacket.variants.order_by("position").values_list("name", "sku", "position")
        assert list(rows) == [
            ("REGNJAKKE S Blå", "RJ-S", 0),
            ("REGNJAKKE M Blå", "RJ-M", 1),
            ("REGNJAKKE L Blå", "RJ-L", 2),
            ("REGNJAKKE XL Blå", "RJ-XL", 3),
        ]
        assert queries.variants("ild").count() == 4
        assert jacket.variants.filter(revision__gt=revision).count() == 4
        event = AuditEvent.objects.get(verb="imported", subject="catalog.product")
        assert (event.subject_id, event.actor) == (jacket.id, cast.manager.id)
        assert (event.before["category"], event.after["category"]) == ("", "Tøj / Regn")
        assert list(others.values()) == pump
        after = standing()
    again = run_file(cast, ANOTHER)
    assert counts(again) == (0, 0, 1, 0)
    with cast.at_work():
        assert noted(again) == []
        assert standing() == after


def test_the_row_of_a_new_variant_speaks_for_those_behind_it(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
    text = (
        "Varenummer;Navn;Størrelse;Farve;Kategori\nRJ-XL;Regnjakke;XL;Blå;Regntøj\n"
        "RJ-S;Regnjakke;S;Blå;Regntøj\nRJ-M;Regnjakke;M;Blå;Overtøj\n"
    )
    assert counts(run_file(cast, text, dry_run=True)) == (1, 0, 2, 0)
    for expected in ((1, 0, 2, 0), (0, 0, 3, 0)):
        run = run_file(cast, text)
        assert counts(run) == expected
        with cast.at_work():
            assert noted(run)[-1] == (4, "Kategori", "first_counts", "Overtøj", 2)
            assert str(Product.objects.get(id=jacket.id).category) == "Regntøj"
            assert Product.objects.count() == 1


def test_rows_that_only_name_numbers_disagree_too(cast: Cast) -> None:
    """Without columns of what sets them apart nothing but the goods here says that they are one
    product: the last row counted, and a second time the first one."""
    with cast.at_work():
        jacket = make_jacket(cast)
    text = "Varenummer;Navn;Kategori\nRJ-S;Regnjakke;Regntøj\nRJ-M;Regnjakke;Overtøj\n"
    for expected in ((0, 1, 1, 0), (0, 0, 2, 0)):
        run = run_file(cast, text)
        assert counts(run) == expected
        with cast.at_work():
            assert noted(run) == [(3, "Kategori", "first_counts", "Overtøj", 2)]
            assert str(Product.objects.get(id=jacket.id).category) == "Regntøj"


def test_a_row_that_is_refused_does_not_speak_for_the_others(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        archive_variant(cast.manager, jacket.variants.get(sku="RJ-S"))
    text = (
        "Varenummer;Navn;Størrelse;Farve;Kategori\n"
        "RJ-S;Regnjakke;S;Blå;Overtøj\nRJ-M;Regnjakke;M;Blå;Regntøj\n"
    )
    run = run_file(cast, text)
    assert counts(run) == (0, 1, 0, 1)
    with cast.at_work():
        assert noted(run) == []
        assert str(Product.objects.get(id=jacket.id).category) == "Regntøj"


def test_a_new_size_joins_the_goods_that_the_file_renames(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
    text = (
        "Varenummer;Navn;Størrelse;Farve\n"
        "RJ-XL;Regnfrakke;XL;Blå\nRJ-S;Regnfrakke;S;Blå\nRJ-M;Regnfrakke;M;Blå\n"
    )
    assert counts(run_file(cast, text)) == (1, 0, 2, 0)
    with cast.at_work():
        assert Product.objects.count() == 1
        names = jacket.variants.order_by("position").values_list("name", flat=True)
        assert list(names) == [
            "Regnfrakke S Blå",
            "Regnfrakke M Blå",
            "Regnfrakke L Blå",
            "Regnfrakke XL Blå",
        ]
    assert counts(run_file(cast, text)) == (0, 0, 3, 0)


def test_goods_that_two_rows_mean_count_once(cast: Cast) -> None:
    """One by its number and one by its barcode: the second came out on top, and a second time
    they changed places."""
    with cast.at_work():
        pump = make_pump(cast).variants.get()
    text = "Varenummer;Navn;EAN;Pris\nPU-1;Fodpumpe;;199\n;Fodpumpe;5701234567899;149\n"
    for expected in ((0, 1, 0, 1), (0, 0, 1, 1)):
        run = run_file(cast, text)
        assert counts(run) == expected
        with cast.at_work():
            assert Variant.objects.get(id=pump.id).price == 19_900
            rows = queries.rejections(run).values_list("row", "column", "reason", "other")
            assert list(rows) == [(3, "Varenummer", "twice_in_file", 2)]


def test_a_run_cut_off_still_knows_which_row_came_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "CHUNK_ROWS", 1)
    with cast.at_work():
        jacket = make_jacket(cast)
        text = "Varenummer;Navn;Kategori\nRJ-S;Regnjakke;Regntøj\nRJ-M;Regnjakke;Overtøj\n"
        run = start_import(cast.manager, "varer.csv", text.encode(), dry_run=False)
    settle, calls = carrying._GoodsReader.settle, 0

    def power_cut(self: Any, seen: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        settle(self, seen)

    monkeypatch.setattr(carrying._GoodsReader, "settle", power_cut)
    with pytest.raises(KeyboardInterrupt):
        carry_out_import(cast.organisation.id, run.id)
    monkeypatch.setattr(carrying._GoodsReader, "settle", settle)
    done = carry_out_import(cast.organisation.id, run.id)
    assert counts(done) == (0, 1, 1, 0)
    with cast.at_work():
        assert noted(done) == [(3, "Kategori", "first_counts", "Overtøj", 2)]
        assert str(Product.objects.get(id=jacket.id).category) == "Regntøj"
