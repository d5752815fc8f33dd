"""A goods file that says from whom goods are bought, and how many a store wants."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override

from bon.catalog import queries, reasons
from bon.catalog.actions.create_product import create_product
from bon.catalog.drafts import VariantDraft
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.catalog.tests.test_import import counts, noted, run_file
from bon.catalog.tests.test_round_trip import again, goods_file
from bon.purchasing.actions.archive_supplier import archive_supplier
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.goods_columns import NUMBER, SUPPLIER, columns_for
from bon.purchasing.models import Article, Bounds, Supplier
from bon.staff.cast import Cast
from bon.staff.models import Person

HEADER = "Varenummer;Navn;Leverandør;Leverandørens varenummer"
FILE = (
    f"{HEADER};Minimum Vesterbro Cykler;Maksimum Vesterbro Cykler\n"
    "PU-1;Fodpumpe;Ild Engros;0077;2;10\nRJ-S;Regnjakke;Ild Engros;;;4\nNY;Lygte;Lys & Co;L-1;1;\n"
)


def bought() -> dict[str, tuple[str, str]]:
    rows = Article.objects.filter(preferred=True).select_related("supplier", "variant")
    return {row.variant.sku: (row.supplier.name, row.number) for row in rows}


def watched() -> dict[tuple[str, str], tuple[int, int]]:
    rows = Bounds.objects.select_related("store", "variant")
    return {
        (row.store.name, row.variant.sku): (row.minimum_milli, row.maximum_milli) for row in rows
    }


def test_a_file_says_where_goods_come_from_and_how_many_are_wanted(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
    dry = run_file(cast, FILE, dry_run=True)
    assert counts(dry) == (1, 2, 0, 0)
    with cast.at_work():
        assert (Supplier.objects.count(), bought(), watched()) == (0, {}, {})
    assert counts(run_file(cast, FILE)) == (1, 2, 0, 0)
    with cast.at_work():
        assert bought() == {
            "PU-1": ("Ild Engros", "0077"),
            "RJ-S": ("Ild Engros", "RJ-S"),
            "NY": ("Lys & Co", "L-1"),
        }
        assert watched() == {
            ("Vesterbro Cykler", "PU-1"): (2_000, 10_000),
            ("Vesterbro Cykler", "RJ-S"): (0, 4_000),
            ("Vesterbro Cykler", "NY"): (1_000, 1_000),
        }
    assert counts(run_file(cast, FILE)) == (0, 0, 3, 0)
    for kind in ("csv", "xlsx"):
        assert counts(again(cast, kind)) == (0, 0, 5, 0)


def test_another_supplier_takes_the_place_and_the_first_is_kept(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    run_file(cast, f"{HEADER}\nPU-1;Fodpumpe;Ild Engros;0077\n")
    assert counts(run_file(cast, f"{HEADER}\nPU-1;Fodpumpe;Lys & Co;\n")) == (0, 1, 0, 0)
    with cast.at_work():
        assert bought() == {"PU-1": ("Lys & Co", "PU-1")}
        assert Article.objects.count() == 2
    run_file(cast, f"{HEADER}\nPU-1;Fodpumpe;ild engros;\n")
    with cast.at_work():
        assert bought() == {"PU-1": ("Ild Engros", "0077")}


def test_a_number_of_nobody_s_is_no_change(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    run = run_file(cast, f"{HEADER}\nPU-1;Fodpumpe;;0077\n")
    assert counts(run) == (0, 0, 1, 0)
    with cast.at_work():
        assert noted(run) == [(2, "Leverandørens varenummer", "supplier_missing", "0077")]
        assert (Supplier.objects.count(), Article.objects.count()) == (0, 0)


def test_a_supplier_of_goods_without_any_number_is_told_of(cast: Cast) -> None:
    """It was not kept, and the goods counted as changed each time."""
    text = "Navn;Leverandør;Leverandørens varenummer\nLap;Ild Engros;\nLygte;Ild Engros;L-1\n"
    told = [(2, "Leverandør", "number_none", "Ild Engros")]
    for dry_run, expected in (
        (True, (2, 0, 0, 0)),
        (False, (2, 0, 0, 0)),
        (True, (0, 0, 2, 0)),
        (False, (0, 0, 2, 0)),
    ):
        run = run_file(cast, text, dry_run=dry_run)
        assert counts(run) == expected
        with cast.at_work():
            assert noted(run) == told
    with cast.at_work():
        rows = Article.objects.values_list("variant__name", "number", "preferred")
        assert list(rows) == [("Lygte", "L-1", True)]
        assert {str(reasons.of_row(row)) for row in queries.notes(run)} == {
            "Leverandøren er ikke sat på: varen har intet nummer; skriv leverandørens"
        }


def test_goods_that_get_their_number_in_the_same_row_are_bought_under_it(cast: Cast) -> None:
    with cast.at_work():
        lap = create_product(cast.manager, draft("Lap", VariantDraft(price=1_000)))
    text = f"Bon-id;Navn;Varenummer;Leverandør\n{lap.id};Lap;LA-1;Ild Engros\n"
    for dry_run in (True, False):
        run = run_file(cast, text, dry_run=dry_run)
        assert counts(run) == (0, 1, 0, 0)
        with cast.at_work():
            assert noted(run) == []
    with cast.at_work():
        assert bought() == {"LA-1": ("Ild Engros", "LA-1")}
    assert counts(run_file(cast, text)) == (0, 0, 1, 0)


def test_a_suppliers_number_that_is_other_goods_is_told_of(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
    text = f"{HEADER}\nPU-1;Fodpumpe;Ild Engros;0077\nRJ-S;Regnjakke;Ild Engros;0077\n"
    told = [(3, "Leverandørens varenummer", "number_other", "0077")]
    for dry_run, expected in (
        (True, (0, 1, 1, 0)),
        (False, (0, 1, 1, 0)),
        (False, (0, 0, 2, 0)),
    ):
        run = run_file(cast, text, dry_run=dry_run)
        assert counts(run) == expected
        with cast.at_work():
            assert noted(run) == told
    with cast.at_work():
        assert bought() == {"PU-1": ("Ild Engros", "0077")}


def test_a_supplier_of_former_days_is_told_of(cast: Cast) -> None:
    """Of two of one name the one that still sells counts."""
    with cast.at_work():
        make_pump(cast)
        old = save_supplier(cast.owner, None, {"name": "Ild Engros"})
        archive_supplier(cast.owner, old)
    text = f"{HEADER}\nPU-1;Fodpumpe;ild engros;0077\n"
    run = run_file(cast, text)
    assert counts(run) == (0, 0, 1, 0)
    with cast.at_work():
        assert noted(run) == [(2, "Leverandør", "supplier_archived", "ild engros")]
        assert Article.objects.count() == 0
        new = save_supplier(cast.owner, None, {"name": "ILD ENGROS"})
    assert counts(run_file(cast, text)) == (0, 1, 0, 0)
    with cast.at_work():
        assert [(row.supplier, row.number) for row in Article.objects.all()] == [(new, "0077")]
    assert counts(run_file(cast, text)) == (0, 0, 1, 0)


def test_a_maximum_below_the_minimum_is_told_and_nothing_of_it_kept(cast: Cast) -> None:
    """The most was raised to the least without a word. The page and the edit of many goods refuse
    it; the rest of the row is used."""
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
    text = (
        "Varenummer;Navn;Pris;Minimum;Maksimum;Minimum Nørrebro Cykler\n"
        "PU-1;Fodpumpe;199;5;3;2\nRJ-S;Regnjakke;;2;4;\nNY;Lygte;;9;8;9\n"
    )
    told = [
        (2, "Maksimum", "bounds_crossed", "3"),
        (4, "Maksimum", "bounds_crossed", "8"),
    ]
    for dry_run, expected in (
        (True, (1, 2, 0, 0)),
        (False, (1, 2, 0, 0)),
        (False, (0, 0, 3, 0)),
    ):
        run = run_file(cast, text, dry_run=dry_run)
        assert counts(run) == expected
        with cast.at_work():
            assert noted(run) == told
    kept = {
        ("Nørrebro Cykler", "PU-1"): (2_000, 3_000),
        ("Vesterbro Cykler", "RJ-S"): (2_000, 4_000),
        ("Nørrebro Cykler", "RJ-S"): (2_000, 4_000),
    }
    with cast.at_work():
        assert Variant.objects.get(sku="PU-1").price == 19_900
        assert watched() == kept
    half = "Varenummer;Navn;Minimum;Maksimum\nRJ-S;Regnjakke;12;\nRJ-S2;Hue;;1\n"
    run = run_file(cast, half)
    assert counts(run) == (1, 0, 1, 0)
    with cast.at_work():
        assert noted(run) == [(2, "Minimum", "bounds_crossed", "12")]
        assert watched() == {
            **kept,
            ("Vesterbro Cykler", "RJ-S2"): (0, 1_000),
            ("Nørrebro Cykler", "RJ-S2"): (0, 1_000),
        }
        said = {str(reasons.of_row(row)) for row in queries.notes(run)}
        assert said == {"Det højeste antal er mindre end det mindste; de er, som de var"}


def test_stores_are_looked_up_once_for_many_rows(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with cast.at_work():
        make_jacket(cast)
        goods = Variant.objects.in_bulk()
        said = {id: {"purchasing.minimum": 1_000} for id in goods}
        columns = columns_for(None)
        assert columns is not None
        with django_assert_num_queries(2):
            assert len(columns.differing(said, goods).wanted) == 3


def test_a_column_without_a_stores_name_is_about_each_of_them(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    run = run_file(cast, "Varenummer;Navn;Minimum;Maksimum\nPU-1;Fodpumpe;3;12\nX;Y;mange;2\n")
    assert counts(run) == (0, 1, 0, 1)
    with cast.at_work():
        assert watched() == {
            ("Vesterbro Cykler", "PU-1"): (3_000, 12_000),
            ("Nørrebro Cykler", "PU-1"): (3_000, 12_000),
        }
        assert Variant.objects.count() == 1


def test_a_file_tells_suppliers_to_who_may_buy(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    run_file(cast, FILE)
    text = goods_file(cast, "csv").decode("utf-8-sig")
    assert text.splitlines()[0].endswith(
        ";Leverandør;Leverandørens varenummer;Minimum Nørrebro Cykler;Maksimum Nørrebro Cykler;"
        "Minimum Vesterbro Cykler;Maksimum Vesterbro Cykler"
    )
    (pump,) = (line for line in text.splitlines() if line.startswith("PU-1;"))
    assert pump.endswith(";Ild Engros;0077;;;2,000;10,000")


def test_who_belongs_to_one_store_says_and_sees_what_that_one_wants(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        Person.objects.filter(id=cast.manager.id).update(store=cast.store)
    text = "Varenummer;Navn;Minimum;Minimum Nørrebro Cykler\nPU-1;Fodpumpe;3;9\n"
    run = run_file(cast, text)
    assert counts(run) == (0, 1, 0, 0)
    assert run.ignored == ["Minimum Nørrebro Cykler"]
    with cast.at_work():
        assert watched() == {("Vesterbro Cykler", "PU-1"): (3_000, 3_000)}
        theirs = columns_for(Person.objects.get(id=cast.manager.id))
        assert theirs is not None
        assert theirs.titles()[2:] == ["Minimum Vesterbro Cykler", "Maksimum Vesterbro Cykler"]
        assert columns_for(cast.cashier) is None


def test_the_columns_are_known_by_the_names_the_export_gives_them(cast: Cast) -> None:
    for language in ("da", "en"):
        with override(language), cast.at_work():
            columns = columns_for(cast.owner)
            assert columns is not None
            fields = [columns.field(title) for title in columns.titles()]
            assert fields == [
                SUPPLIER,
                NUMBER,
                f"purchasing.minimum.{cast.other_store.id}",
                f"purchasing.maximum.{cast.other_store.id}",
                f"purchasing.minimum.{cast.store.id}",
                f"purchasing.maximum.{cast.store.id}",
            ]
