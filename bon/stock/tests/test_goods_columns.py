"""A goods file that says what lies in the stores and what it costs: with what a shop begins."""

from __future__ import annotations

from django.utils.translation import override

from bon.catalog import export
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.catalog.tests.test_import import counts, noted, run_file
from bon.catalog.tests.test_round_trip import again
from bon.staff.cast import Cast
from bon.staff.models import Deviation, Person
from bon.stock.actions.adjust import Change, adjust
from bon.stock.goods_columns import columns_for
from bon.stock.models import Adjustment, Level, Movement
from bon.stock.queries import broken_levels

FILE = (
    "Varenummer;Navn;Pris;Beholdning Vesterbro Cykler;Beholdning Nørrebro Cykler;Kostpris\n"
    "PU-1;Fodpumpe;249;7;0;19,95\nNY;Lygte;99;;2,5;40\nUDEN;Klokke;49;3;;\n"
)


def lies(cast: Cast) -> dict[tuple[str, str], tuple[int, int, int]]:
    """By number and store: pieces, worth, and what a piece costs, in øre."""
    skus = dict(Variant.objects.values_list("id", "sku"))
    names = {cast.store.id: "Vesterbro", cast.other_store.id: "Nørrebro"}
    return {
        (skus[row.variant_id], names[row.store_id]): (
            row.on_hand_milli, row.worth, row.unit_cost // 1_000
        )
        for row in Level.objects.all()
    }  # fmt: skip


def test_a_shop_begins_with_what_its_file_says_lies_there(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
    dry = run_file(cast, FILE, dry_run=True)
    assert (counts(dry), dry.ignored) == ((2, 1, 0, 0), [])
    with cast.at_work():
        assert (lies(cast), Adjustment.objects.count()) == ({}, 0)

    assert counts(run_file(cast, FILE)) == (2, 1, 0, 0)
    expected = {
        ("PU-1", "Vesterbro"): (7_000, 13_965, 1_995),
        ("PU-1", "Nørrebro"): (0, 0, 1_995),
        ("NY", "Vesterbro"): (0, 0, 4_000),
        ("NY", "Nørrebro"): (2_500, 10_000, 4_000),
        ("UDEN", "Vesterbro"): (3_000, 0, 0),
    }
    with cast.at_work():
        assert lies(cast) == expected
        told = Adjustment.objects.values_list("store__name", "reason", "note", "who")
        assert sorted(told) == [
            ("Nørrebro Cykler", 200, "Fra fil", cast.manager.id),
            ("Nørrebro Cykler", 900, "Fra fil", cast.manager.id),
            ("Vesterbro Cykler", 200, "Fra fil", cast.manager.id),
            ("Vesterbro Cykler", 900, "Fra fil", cast.manager.id),
        ]
        assert broken_levels() == []

    assert counts(run_file(cast, FILE)) == (0, 0, 3, 0)
    for kind in ("csv", "xlsx"):
        assert counts(again(cast, kind)) == (0, 0, 3, 0)
    with cast.at_work():
        assert lies(cast) == expected


def test_what_has_moved_and_what_is_bought_is_not_said_by_a_file(cast: Cast) -> None:
    """An old file brought in again takes no stock back, and no cost."""
    run_file(cast, FILE)
    with cast.at_work():
        pump = Variant.objects.get(sku="PU-1")
        adjust(cast.store.id, [Change(pump.id, -2_000)], who=cast.owner.id)
        before, moved = lies(cast), Movement.objects.count()
    run = run_file(cast, FILE.replace("19,95", "25").replace(";2,5;", ";-1;"))
    assert counts(run) == (0, 0, 3, 0)
    with cast.at_work():
        assert noted(run) == [
            (2, "Kostpris", "cost_known", "25,00"),
            (2, "Beholdning Vesterbro Cykler", "stock_moved", "7"),
            (3, "Beholdning Nørrebro Cykler", "stock_moved", "\N{MINUS SIGN}1"),
        ]
        assert (lies(cast), Movement.objects.count()) == (before, moved)


def test_goods_without_a_stock_of_their_own_have_none_from_a_file(cast: Cast) -> None:
    text = (
        "Varenummer;Navn;Ydelse;Beholdning Vesterbro Cykler\n"
        "REP;Lapning;ja;10\nSLANGE;Slange;nej;-4\nFORKERT;Dæk;nej;mange\n"
    )
    run = run_file(cast, text)
    assert counts(run) == (2, 0, 0, 1)
    with cast.at_work():
        assert noted(run) == [
            (2, "Beholdning Vesterbro Cykler", "stock_nowhere", "10"),
            (3, "Beholdning Vesterbro Cykler", "stock_below_nothing", "\N{MINUS SIGN}4"),
        ]
        assert lies(cast) == {}


def test_pieces_of_several_stores_are_said_store_by_store(cast: Cast) -> None:
    run = run_file(cast, "Varenummer;Navn;Beholdning\nPU-1;Fodpumpe;7\n")
    assert run.ignored == ["Beholdning"]
    with cast.at_work():
        assert lies(cast) == {}
        Person.objects.filter(id=cast.manager.id).update(store=cast.store)
        own = columns_for(Person.objects.get(id=cast.manager.id))
        assert own is not None
        assert own.field("Beholdning") == "stock.pieces"
        assert own.field("Beholdning Nørrebro Cykler") == ""


def test_who_may_not_set_stock_right_does_not_do_it_by_a_file(cast: Cast) -> None:
    run_file(cast, FILE)
    with cast.at_work():
        assert columns_for(cast.cashier) is None
        limited = {"permission": "stock_adjust", "answer": "allow", "limit": 100_000}
        Deviation.objects.create(person=cast.manager, **limited)
        mads = Person.objects.get(id=cast.manager.id)
        assert columns_for(mads) is None
        assert not {"Kostpris", "Kostpris Vesterbro Cykler"} & set(export.header(mads))
    with cast.abroad():
        assert Level.objects.count() == 0


def test_every_column_is_known_by_the_name_the_export_gives_it(cast: Cast) -> None:
    with cast.at_work():
        columns = columns_for(cast.owner)
        assert columns is not None
        for language in ("da", "en"):
            with override(language):
                fields = [columns.field(title) for title in columns.titles()]
                assert (len(fields), len({*fields} - {""})) == (4, 4), language
