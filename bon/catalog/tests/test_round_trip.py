"""A shop's goods as a file: what it takes out it can bring in again, and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bon.catalog import export, queries
from bon.catalog.actions.archive_product import archive_product
from bon.catalog.actions.archive_variant import archive_variant
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.save_category import save_category
from bon.catalog.actions.start_import import start_import
from bon.catalog.columns import COLUMNS, fields_of, mark
from bon.catalog.content import Content
from bon.catalog.drafts import BarcodeDraft, VariantDraft
from bon.catalog.listing import GoodsFilter
from bon.catalog.models import Brand, ImportRun, Product, Variant
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.catalog.tests.test_import import counts, run_file, standing
from bon.demo.actions.fill_catalogue import GOODS
from bon.kit.download import download
from bon.staff.cast import Cast

KINDS = pytest.mark.parametrize("kind", ["csv", "xlsx"])


def goods_file(cast: Cast, kind: str, show: str = "") -> bytes:
    request = RequestFactory().get(f"/?as={kind}")
    with cast.at_work():
        header = export.header(cast.manager)
        rows = export.rows(cast.organisation.id, GoodsFilter(show=show), cast.manager)
        answer: Any = download(request, "varer", header, rows)
        return b"".join(answer)


def again(cast: Cast, kind: str, show: str = "") -> ImportRun:
    """Takes the goods out and brings them in; nothing may have changed."""
    with cast.at_work():
        before = standing()
    run = run_file(cast, goods_file(cast, kind, show), f"varer.{kind}")
    with cast.at_work():
        refused = list(queries.rejections(run).values_list("row", "reason", "value"))
        assert refused == []
        assert standing() == before
    return run


def test_every_column_is_known_by_the_name_the_export_gives_it() -> None:
    for language in ("da", "en"):
        with override(language):
            for column in COLUMNS:
                assert mark(str(column.title)) in column.headers, (language, column.field)
            own = [str(column.title) for column in COLUMNS if column.written]
            assert fields_of(own) == [c.field for c in COLUMNS if c.written]


@KINDS
def test_the_demo_shop_takes_its_goods_out_and_in(cast: Cast, kind: str) -> None:
    for file in sorted(GOODS.glob("*.csv")):
        run_file(cast, file.read_bytes(), file.name)
    with cast.at_work():
        number = Variant.objects.count()
    assert counts(again(cast, kind)) == (0, 0, number, 0)


def make_everything(cast: Cast) -> None:
    """Goods of which everything is said that can be."""
    deposit = create_product(cast.manager, draft("Pant A", bottle_deposit=True))
    category = save_category(cast.manager, "Øl & vand", save_category(cast.manager, "Drikke", None))
    packs = [BarcodeDraft("5701234567899"), BarcodeDraft("036000291452", 6), BarcodeDraft("00417")]
    create_product(
        cast.manager,
        draft(
            'Ægte "brus"; stor',
            VariantDraft(1_495, "00417", barcodes=packs, content=Content(6, 33_000, "cl")),
            category=category,
            brand=Brand.objects.create(name="=Brus"),
            tags="sommer,økologi",
            description="Første linje\r\nanden; linje",
            deposit=deposit,
            age_limit=16,
            discountable=False,
            perishable=True,
            batch=True,
            unit_price_exempt=True,
        ),
    )
    create_product(cast.manager, draft("Bananer", unit="kg", weighed=True))
    create_product(cast.manager, draft("Stel  nummereret", VariantDraft(None), serial=True))
    jacket = make_jacket(cast)
    archive_variant(cast.manager, jacket.variants.get(sku="RJ-L"))
    archive_product(cast.manager, make_pump_of(cast))


def make_pump_of(cast: Cast) -> Product:
    return create_product(cast.manager, draft("Udgået pumpe", VariantDraft(24_900, "PU-9")))


@KINDS
def test_everything_that_is_said_of_goods_comes_back(cast: Cast, kind: str) -> None:
    with cast.at_work():
        make_everything(cast)
        twins = [VariantDraft(100, axes=[("Farve", "Rød; mørk"), ("Hjul: antal", "3")])]
        create_product(cast.manager, draft("Klods", *twins))
        create_product(cast.manager, draft("Klods", *twins))
    assert counts(again(cast, kind)) == (0, 0, 9, 0)
    assert counts(again(cast, kind, "archived")) == (0, 0, 1, 0)


@KINDS
def test_another_shop_gets_the_same_goods(cast: Cast, kind: str) -> None:
    with cast.at_work():
        make_everything(cast)
    content = goods_file(cast, kind)
    with cast.abroad():
        first = start_import(cast.stranger, f"varer.{kind}", content, dry_run=False)

    run = carry_out_import(cast.foreign.id, first.id)
    assert (run.status, run.created) == ("done", 6)
    with cast.abroad():
        # Its bottle deposit stood further down in the file.
        assert [(r.column, r.reason) for r in queries.rejections(run)] == [
            ("Flaskepant", "deposit_unknown")
        ]
        second = start_import(cast.stranger, f"varer.{kind}", content, dry_run=False)
    assert counts(carry_out_import(cast.foreign.id, second.id)) == (1, 0, 6, 0)
    with cast.abroad():
        brus = Variant.objects.select_related("product__deposit").get(sku="00417")
        assert (brus.codes, str(brus.content)) == (
            "5701234567899 0036000291452*6 00417",
            "6 × 33 cl",
        )
        product = brus.product
        assert product.category is not None
        assert product.category.path == "Drikke / Øl & vand"
        assert product.brand is not None
        assert (product.brand.name, product.tags) == ("=Brus", "sommer,økologi")
        assert product.description.splitlines() == ["Første linje", "anden; linje"]
        assert product.deposit is not None
        assert (product.deposit.name, product.age_limit) == ("Pant A", 16)
        assert (product.discountable, product.perishable, product.batch) == (False, True, True)
        large = Variant.objects.get(sku="RJ-L")
        assert large.axes == [["Størrelse", "L"], ["Farve", "Blå"]]
        assert large.archived_at is not None
        assert large.product.archived_at is None


def test_goods_are_taken_out_of_the_range_and_in_again_by_a_file(cast: Cast) -> None:
    with cast.at_work():
        make_pump(cast)
        jacket = make_jacket(cast)
    header = "Varenummer;Navn;Udgået\n"
    out = header + "PU-1;Fodpumpe;ja\nRJ-S;Regnjakke;ja\nRJ-M;Regnjakke;\n"
    assert counts(run_file(cast, out)) == (0, 2, 1, 0)
    with cast.at_work():
        assert Product.objects.get(name="Fodpumpe").archived_at is not None
        assert Product.objects.get(name="Regnjakke").archived_at is None
        assert list(jacket.variants.filter(archived_at=None).values_list("sku", flat=True)) == [
            "RJ-M",
            "RJ-L",
        ]
    back = header + "PU-1;Fodpumpe;nej\nRJ-S;Regnjakke;nej\n"
    assert counts(run_file(cast, back)) == (0, 2, 0, 0)
    with cast.at_work():
        assert Variant.objects.exclude(archived_at=None).count() == 0
        assert Product.objects.exclude(archived_at=None).count() == 0


def test_a_number_is_changed_in_a_file_that_names_the_goods(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        make_jacket(cast)
    assert counts(run_file(cast, f"Bon-id;Varenummer;Navn\n{pump.id};PU-2;Fodpumpe\n")) == (
        0,
        1,
        0,
        0,
    )
    taken = run_file(cast, f"Bon-id;Varenummer;Navn\n{pump.id};RJ-S;Fodpumpe\n")
    with cast.at_work():
        assert Variant.objects.get(id=pump.id).sku == "PU-2"
        assert [(r.column, r.reason) for r in queries.rejections(taken)] == [
            ("Varenummer", "sku_other")
        ]


PEOPLE_TYPE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"])
NAMES = st.one_of(
    st.sampled_from(["=1+1", "'=x", "-5", "0417", "1.234,50", "æ;ø", 'a"b', "@x", "1E5", "+45 1"]),
    st.text(PEOPLE_TYPE, min_size=1, max_size=30).map(str.strip).filter(bool),
)


@KINDS
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(NAMES, min_size=6, max_size=6, unique=True), price=st.integers(0, 99_999_999))
def test_odd_texts_come_back(cast: Cast, kind: str, texts: list[str], price: int) -> None:
    name, sku, brand, style, size, about = texts
    with cast.at_work():
        known = Brand.objects.get_or_create(name=brand)[0]
        sizes = VariantDraft(price, "" if Variant.objects.filter(sku=sku) else sku, [("Str", size)])
        more = {"brand": known, "style": style, "description": f"{about}\r\n{name}"}
        create_product(cast.manager, draft(name, sizes, **more))
    run = again(cast, kind)
    assert (run.created, run.changed, run.rejected) == (0, 0, 0)
