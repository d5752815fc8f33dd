"""What the office does to goods, and that nothing else happens."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from bon.catalog import queries
from bon.catalog.access import product_for, variant_for
from bon.catalog.actions.add_variant import add_variant
from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.edit_cells import Cell, edit_cells
from bon.catalog.actions.restore_product import restore_product
from bon.catalog.actions.save_category import save_category
from bon.catalog.actions.set_price import set_price
from bon.catalog.barcodes import canonical, is_odd
from bon.catalog.drafts import BarcodeDraft, VariantDraft
from bon.catalog.listing import GoodsFilter, goods_page, prices_of
from bon.catalog.models import Barcode, Category, PricePoint, Product, Revision, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.kit.access import Denied, NotFound
from bon.kit.models import AuditEvent
from bon.staff.cast import Cast


def revision() -> int:
    return int(Revision.objects.get().number)


def test_a_new_product_is_complete(cast: Cast) -> None:
    with cast.at_work():
        product = make_pump(cast)
        (variant,) = product.variants.all()
        assert (variant.id, variant.name, variant.sku) == (product.id, "Fodpumpe", "PU-1")
        assert (variant.price, variant.revision, revision()) == (24_900, 1, 1)
        assert variant.codes == "5701234567899 0036000291452*6"
        assert list(Barcode.objects.order_by("position").values_list("code", "pack")) == [
            ("5701234567899", 1),
            ("0036000291452", 6),
        ]
        (point,) = PricePoint.objects.all()
        assert (point.amount, point.reason, point.who) == (24_900, "created", cast.manager.id)
        event = AuditEvent.objects.get(verb="created", subject="catalog.product")
        assert event.after == {"name": "Fodpumpe", "prices": [24_900]}


def test_variants_are_named_by_their_axes_and_found_by_their_words(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        pump = make_pump(cast)
        names = [v.name for v in jacket.variants.order_by("position")]
        assert names == ["Regnjakke S Blå", "Regnjakke M Blå", "Regnjakke L Blå"]
        assert [v.name for v in queries.variants("regn blaa M")] == ["Regnjakke M Blå"]
        assert [v.name for v in queries.variants("rj")] == [
            "Regnjakke L Blå",
            "Regnjakke M Blå",
            "Regnjakke S Blå",
        ]
        assert [v.id for v in queries.variants("036000291452")] == [pump.id]
        assert list(queries.variants("regn pumpe")) == []
    with cast.abroad():
        assert list(queries.variants("regn")) == []


def _names(text: str) -> list[str]:
    return [variant.name for variant in queries.variants(text)]


def test_compounds_are_found_by_any_of_their_words(cast: Cast) -> None:
    with cast.at_work():
        for name in ("Cykelhjelm rød", "Hjelmlygte", "Børnehjelm blå", "Lås til cykel"):
            sku = f"V{len(name)}{name[0]}012"
            create_product(cast.manager, draft(name, VariantDraft(sku=sku)))
        assert _names("hjelm") == ["Børnehjelm blå", "Cykelhjelm rød", "Hjelmlygte"]
        assert _names("ørneh") == ["Børnehjelm blå"]
        assert _names("hjelm cyk") == ["Cykelhjelm rød"]
        assert _names("ykel jelm") == ["Cykelhjelm rød"]
        assert _names("cykel") == ["Cykelhjelm rød", "Lås til cykel"]
        assert _names("lm") == [], "two letters are in everything"
        assert _names("v13l") == ["Lås til cykel"]
        assert _names("c012") == [], "nobody types the middle of a number"
        assert _names("hjelm c012") == []
    with cast.abroad():
        assert _names("hjelm") == []


def test_what_begins_with_the_word_is_the_likeliest(cast: Cast) -> None:
    with cast.at_work():
        for name in ("Cykelhjelm", "Hjelmlygte", "Børnehjelm"):
            create_product(cast.manager, draft(name))
        likeliest = [variant.name for variant in queries.likeliest("hjelm", 2)]
        assert likeliest == ["Hjelmlygte", "Børnehjelm"]
        assert [variant.name for variant in queries.likeliest("hjelm", 1)] == ["Hjelmlygte"]


def test_a_rename_reaches_every_variant_and_the_search(cast: Cast) -> None:
    with cast.at_work():
        jacket, pump = make_jacket(cast), make_pump(cast)
        change_product(cast.manager, jacket, name="Skaljakke")
        assert {v.revision for v in jacket.variants.all()} == {3}
        assert [v.name for v in queries.variants("skal l")] == ["Skaljakke L Blå"]
        assert list(queries.variants("regn")) == []
        assert Variant.objects.get(id=pump.id).revision == 2


def test_a_price_is_history_and_the_same_price_is_none(cast: Cast) -> None:
    with cast.at_work():
        pump = Variant.objects.get(id=make_pump(cast).id)
        set_price(cast.manager, pump, 19_900)
        set_price(cast.manager, pump, 19_900)
        set_price(cast.manager, pump, None)
        assert Variant.objects.get().price is None
        points = [row.point for row in prices_of(pump.product)]
        assert [(point.amount, point.reason) for point in points] == [
            (None, "changed"),
            (19_900, "changed"),
            (24_900, "created"),
        ]
        with pytest.raises(ValidationError):
            set_price(cast.manager, pump, -1)


def test_nobody_rewrites_the_history_of_prices(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        for change in (
            lambda: PricePoint.objects.update(amount=1),
            lambda: PricePoint.objects.all().delete(),
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                change()
        assert PricePoint.objects.get().amount == 24_900


def test_a_code_means_one_thing_however_it_is_written(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        jacket = make_jacket(cast)
        with pytest.raises(ValidationError, match="tilhører allerede Fodpumpe") as refused:
            add_variant(
                cast.manager, jacket, VariantDraft(barcodes=[BarcodeDraft("0036000291452")])
            )
        assert list(refused.value.message_dict) == ["barcode"]
        with pytest.raises(ValidationError, match="PU-1"):
            add_variant(cast.manager, jacket, VariantDraft(sku="PU-1"))


def test_a_barcode_moves_and_makes_room(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        was = "5701234567899 0036000291452*6"
        assert edit_cells(cast.manager, pump, [Cell(pump.id, "codes", was, "hylde-7")]) == []
        assert Variant.objects.get(id=pump.id).codes == "hylde-7"
        other = create_product(
            cast.manager, draft("Lap", VariantDraft(barcodes=[BarcodeDraft("5701234567899")]))
        )
        assert Variant.objects.get(id=other.id).codes == "5701234567899"


def test_archived_goods_come_back_as_they_went(cast: Cast) -> None:
    with cast.at_work():
        jacket = make_jacket(cast)
        small, medium, large = jacket.variants.order_by("position")
        archive_variant(cast.manager, small)
        archive_product(cast.manager, jacket)
        assert goods_page(GoodsFilter()).rows == []
        assert [row.name for row in goods_page(GoodsFilter(show="archived")).rows] == ["Regnjakke"]
        restore_product(cast.manager, jacket)
        shown = Variant.objects.filter(archived_at=None).order_by("position")
        assert list(shown) == [medium, large]


def test_a_category_moves_with_all_that_is_in_it(cast: Cast) -> None:
    with cast.at_work():
        clothes = save_category(cast.manager, "Tøj")
        rain = save_category(cast.manager, "Regntøj", parent=clothes)
        jacket = create_product(cast.manager, draft("Regnjakke", category=rain))
        outdoor = save_category(cast.manager, "Friluft")
        save_category(cast.manager, "Beklædning", parent=outdoor, category=clothes)
        assert Category.objects.get(id=rain.id).path == "Friluft / Beklædning / Regntøj"
        assert Variant.objects.get(id=jacket.id).revision == revision() == 5
        with pytest.raises(ValidationError, match="under sig selv"):
            save_category(cast.manager, "Friluft", parent=rain, category=outdoor)


def test_the_cashier_may_look_and_not_touch(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
        variant = variant_for(cast.cashier, pump.id)
        for forbidden in (
            lambda: create_product(cast.cashier, draft("Lap")),
            lambda: set_price(cast.cashier, variant, 1),
            lambda: archive_product(cast.cashier, pump),
            lambda: change_product(cast.cashier, pump, name="Min"),
        ):
            with pytest.raises(Denied):
                forbidden()
        assert (Product.objects.count(), revision()) == (1, 1)
        assert Variant.objects.get().price == 24_900


def test_the_stranger_finds_nothing(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
    with cast.abroad():
        for look in (product_for, variant_for):
            with pytest.raises(NotFound):
                look(cast.stranger, pump.id)
        assert Product.objects.count() == Variant.objects.count() == 0


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("036000291452", "0036000291452"),  # UPC-A
        ("0036000291452", "0036000291452"),
        ("00036000291452", "0036000291452"),
        ("96385074", "96385074"),  # EAN-8
        ("0000096385074", "96385074"),
        ("15701234567896", "15701234567896"),  # GTIN-14 of a case
        ("5701234567890", "5701234567890"),  # wrong check digit: the shop's own business
        ("A 12-b", "A12-b"),
        ("  ", ""),
    ],
)
def test_one_spelling_is_kept(written: str, kept: str) -> None:
    assert canonical(written) == kept


def test_only_a_wrong_check_digit_is_odd() -> None:
    assert is_odd("5701234567890")
    assert not is_odd("5701234567899")
    assert not is_odd("123")
