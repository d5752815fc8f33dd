"""A product's variants in a grid: cells typed and pasted, axes that make and take variants out."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from bon.catalog import queries
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.edit_cells import Cell, Refusal, edit_cells
from bon.catalog.actions.number_goods import number_goods
from bon.catalog.actions.restore_variant import restore_variant
from bon.catalog.actions.set_axes import Axis, Stale, Value, set_axes
from bon.catalog.actions.set_price import set_price
from bon.catalog.drafts import BarcodeDraft, VariantDraft
from bon.catalog.models import Barcode, PricePoint, Product, Revision, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.kit.access import Denied
from bon.staff.cast import Cast, Office
from till.barcode import scan_goods

SIZES = ["S", "M", "L"]
SEEN = [("Størrelse", SIZES), ("Farve", ["Blå"])]


def _same(name: str, *values: str) -> Axis:
    return Axis(name, [Value(value, value) for value in values], name)


def _prices(product: Product) -> dict[str, int | None]:
    live = product.variants.filter(archived_at=None).order_by("position")
    return dict(live.values_list("name", "price"))


def _of(name: str) -> Variant:
    found: Variant = Variant.objects.get(name=name)
    return found


def test_cells_are_changed_each_for_itself(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = make_jacket(cast), make_pump(cast)
        small, medium = _of("Regnjakke S Blå"), _of("Regnjakke M Blå")
        refused = edit_cells(
            cast.manager,
            jacket,
            [
                Cell(small.id, "price", "599,00", "649,95"),
                Cell(small.id, "codes", "", "5701234567882 5701234567905*6"),
                Cell(medium.id, "sku", "RJ-M", "PU-1"),
                Cell(medium.id, "price", "609,00", "dyrt"),
                Cell(medium.id, "content", "", "2 x 50 cl"),
            ],
        )
        assert refused == [
            Refusal(medium.id, "price", "Skriv et tal, for eksempel 1.234,50."),
            Refusal(medium.id, "sku", "Varenummeret PU-1 tilhører allerede Fodpumpe."),
        ]
        small, medium = _of("Regnjakke S Blå"), _of("Regnjakke M Blå")
        assert (small.price, small.codes) == (64_995, "5701234567882 5701234567905*6")
        assert (medium.price, medium.sku, str(medium.content)) == (60_900, "RJ-M", "2 × 50 cl")
        assert str(medium.unit_price) == "609,00 kr./l"
        points = PricePoint.objects.filter(variant_id=small.id).order_by("starts_at", "id")
        assert list(points.values_list("amount", flat=True)) == [59_900, 64_995]
        assert PricePoint.objects.filter(variant_id=medium.id).count() == 1
        assert Variant.objects.get(id=pump.id).sku == "PU-1"
        told = Variant.objects.filter(revision=Revision.objects.get().number)
        assert set(told.values_list("name", flat=True)) == {small.name, medium.name}
        assert _found("RJ-S") == [small.name]


def _found(text: str) -> list[str]:
    return [variant.name for variant in queries.variants(text)]


def test_numbers_change_places_when_a_column_is_pasted_one_row_off(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        rows = list(jacket.variants.order_by("position"))
        cells = [Cell(rows[at].id, "sku", rows[at].sku, rows[(at + 1) % 3].sku) for at in range(3)]
        assert edit_cells(cast.manager, jacket, cells) == []
        assert [v.sku for v in jacket.variants.order_by("position")] == ["RJ-M", "RJ-L", "RJ-S"]


def test_one_of_two_that_want_a_number_gets_it(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        small, medium = _of("Regnjakke S Blå"), _of("Regnjakke M Blå")
        code = "5701234567882"
        refused = edit_cells(
            cast.manager,
            jacket,
            [Cell(small.id, "codes", "", code), Cell(medium.id, "codes", "", code)],
        )
        why = f"Stregkoden {code} tilhører allerede Regnjakke S Blå."
        assert refused == [Refusal(medium.id, "codes", why)]
        assert Barcode.objects.get().variant_id == small.id


def test_the_second_of_two_people_sees_what_the_first_wrote(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        small = _of("Regnjakke S Blå")
        set_price(cast.owner, small, 57_500)
        refused = edit_cells(cast.manager, jacket, [Cell(small.id, "price", "599,00", "649,00")])
        why = "Rettet imens: her står nu 575,00."
        assert refused == [Refusal(small.id, "price", why, "575,00")]
        assert _of("Regnjakke S Blå").price == 57_500
        assert edit_cells(cast.manager, jacket, [Cell(small.id, "price", "575,00", "649,00")]) == []
        assert _of("Regnjakke S Blå").price == 64_900


def test_a_new_value_makes_the_variants_it_lacks(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        colour = Axis("Farve", [Value("Blå", "Blå"), Value("Rød")], "Farve")
        set_axes(cast.manager, jacket, SEEN, [_same("Størrelse", *SIZES), colour])
        assert _prices(jacket) == {
            "Regnjakke S Blå": 59_900,
            "Regnjakke S Rød": 59_900,
            "Regnjakke M Blå": 60_900,
            "Regnjakke M Rød": 60_900,
            "Regnjakke L Blå": 61_900,
            "Regnjakke L Rød": 61_900,
        }
        assert [v.sku for v in jacket.variants.order_by("position")] == [
            *("RJ-S", "", "RJ-M", "", "RJ-L", "")
        ]


def test_goods_in_one_kind_become_a_matrix(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        axes = [
            Axis("Farve", [Value("Sort"), Value("Rød")]),
            Axis("Ventil", [Value("Dunlop"), Value("Auto")]),
        ]
        set_axes(cast.manager, pump, [], axes)
        assert list(_prices(pump)) == [
            *("Fodpumpe Sort Dunlop", "Fodpumpe Sort Auto"),
            *("Fodpumpe Rød Dunlop", "Fodpumpe Rød Auto"),
        ]
        assert _of("Fodpumpe Sort Dunlop").sku == "PU-1"
        assert set(_prices(pump).values()) == {24_900}


def test_a_value_left_out_is_archived_and_comes_back_as_it_was(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        medium = _of("Regnjakke M Blå")
        without = [_same("Størrelse", "S", "L"), _same("Farve", "Blå")]
        set_axes(cast.manager, jacket, SEEN, without)
        assert list(_prices(jacket)) == ["Regnjakke S Blå", "Regnjakke L Blå"]
        assert Variant.objects.get(id=medium.id).archived_at is not None
        sizes = Axis("Størrelse", [Value("S", "S"), Value("M"), Value("L", "L")], "Størrelse")
        seen = [("Størrelse", ["S", "L"]), ("Farve", ["Blå"])]
        set_axes(cast.manager, jacket, seen, [sizes, _same("Farve", "Blå")])
        assert list(_prices(jacket)) == [f"Regnjakke {size} Blå" for size in SIZES]
        back = Variant.objects.get(id=medium.id)
        assert (back.archived_at, back.sku, back.price) == (None, "RJ-M", 60_900)
        assert Variant.objects.count() == 3


def test_values_and_axes_are_renamed(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        sizes = Axis("Str.", [Value("XS", "S"), Value("M", "M"), Value("L", "L")], "Størrelse")
        set_axes(cast.manager, jacket, SEEN, [sizes, _same("Farve", "Blå")])
        small = Variant.objects.get(sku="RJ-S")
        assert small.axes == [["Str.", "XS"], ["Farve", "Blå"]]
        assert _found("regnjakke XS") == ["Regnjakke XS Blå"]
        assert Variant.objects.count() == 3


def test_an_axis_all_share_can_go_and_one_that_tells_them_apart_cannot(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        with pytest.raises(ValidationError, match="To varianter ville begge hedde Blå"):
            set_axes(cast.manager, jacket, SEEN, [_same("Farve", "Blå")])
        set_axes(cast.manager, jacket, SEEN, [_same("Størrelse", *SIZES)])
        assert list(_prices(jacket)) == [f"Regnjakke {size}" for size in SIZES]


@pytest.mark.parametrize(
    ("axes", "why"),
    [
        ([Axis("Farve", [])], "Skriv mindst én værdi for Farve."),
        ([Axis("Farve", [Value("Blå"), Value("blå")])], "blå står der to gange."),
        ([Axis("", [Value("Blå")])], "Skriv, hvad det hedder."),
        (
            [Axis(name, [Value(str(at)) for at in range(23)]) for name in ("A", "B")],
            "Det bliver 529 varianter. En vare kan have 500.",
        ),
    ],
)
def test_axes_that_make_no_sense_are_refused(cast: Cast, axes: list[Axis], why: str) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        with pytest.raises(ValidationError) as refused:
            set_axes(cast.manager, pump, [], axes)
        assert refused.value.messages == [why]
        assert Variant.objects.get().axes == []


def test_axes_changed_by_somebody_else_meanwhile_are_not_overwritten(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        with pytest.raises(Stale):
            set_axes(cast.manager, jacket, [("Størrelse", ["S", "M"])], [_same("Farve", "Blå")])
        assert len(_prices(jacket)) == 3


def test_own_numbers_are_drawn_once_and_mean_goods_alone(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = make_jacket(cast), make_pump(cast)
        made = [variant.id for variant in Variant.objects.all()]
        create_product(
            cast.manager, draft("Fra før", VariantDraft(barcodes=[BarcodeDraft("2900000000025")]))
        )
        assert number_goods(cast.manager, made) == 3, "the pump has one"
        codes = set(jacket.variants.values_list("codes", flat=True))
        assert codes == {"2900000000018", "2900000000032", "2900000000049"}
        assert Variant.objects.get(id=pump.id).codes == "5701234567899 0036000291452*6"
        assert [m["kind"] for m in scan_goods("2900000000018")] == ["barcode"]
        assert number_goods(cast.manager, made) == 0
    with pytest.raises(Denied), cast.at_work():
        number_goods(cast.cashier, made)


def test_a_whole_list_gets_numbers_at_once(cast: Cast, office: Office) -> None:
    with cast.at_work():
        make_jacket(cast), make_pump(cast)
        create_product(cast.manager, draft("Hue"))
    browser = office.of(cast.manager)
    page = browser.get("/goods/?show=uncoded&q=regn").content.decode()
    assert "Lav stregkoder til dem alle" in page
    told = browser.post("/goods/number/?show=uncoded&q=regn", follow=True).content.decode()
    assert "3 varer har fået en stregkode." in told
    with cast.at_work():
        assert _of("Hue").codes == ""
        jackets = Variant.objects.filter(name__startswith="Regnjakke").order_by("position")
        assert [v.codes for v in jackets] == ["2900000000018", "2900000000025", "2900000000032"]
        first = Barcode.objects.get(code="2900000000018")
        assert (first.pack, first.position, first.variant.name) == (1, 0, "Regnjakke S Blå")
    assert office.of(cast.cashier).post("/goods/number/").status_code == 403


def test_a_variant_comes_back_unless_another_has_its_place(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        small = _of("Regnjakke S Blå")
        archive_variant(cast.manager, small)
        restore_variant(cast.manager, small)
        assert len(_prices(jacket)) == 3
        archive_variant(cast.manager, small)
        Variant.objects.filter(sku="RJ-M").update(axes=small.axes)
        with pytest.raises(ValidationError, match="i sortimentet allerede"):
            restore_variant(cast.manager, small)
