"""The office's pages of goods and imports."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bon.catalog import queries
from bon.catalog.actions.carry_out_import import carry_out_import
from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.start_import import start_import
from bon.catalog.drafts import VariantDraft
from bon.catalog.listing import GoodsFilter, goods_page
from bon.catalog.models import (
    ArticleGroup,
    Barcode,
    Brand,
    Category,
    ImportRun,
    PricePoint,
    Product,
    Variant,
    VatClass,
)
from bon.catalog.tests.shop import draft, make_jacket, make_pump
from bon.kit.listing import Order, Place
from bon.staff.cast import Cast, Office


def _form(cast: Cast, **changes: str) -> dict[str, str]:
    with cast.at_work():
        vat, group = VatClass.objects.get(code="standard"), ArticleGroup.objects.get(code="goods")
    return {
        "name": "Ringeklokke",
        "category_path": "Cykler / Tilbehør",
        "brand_name": "Knog",
        "style": "",
        "vat_class": str(vat.id),
        "article_group": str(group.id),
        "unit": "pcs",
        "discountable": "on",
        "price": "89,5",
        "sku": "R-1",
        "barcode": "5701234567899\n5701234567882 *6",
        **changes,
    }


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_manager_creates_an_item_as_it_is_typed(cast: Cast, office: Office) -> None:
    answer = office.of(cast.manager).post("/goods/new/", _form(cast))
    with cast.at_work():
        product = Product.objects.get()
        variant = Variant.objects.get()
        assert (product.category.path, product.brand.name) == ("Cykler / Tilbehør", "Knog")
        assert (variant.price, variant.sku) == (8_950, "R-1")
        codes = Barcode.objects.order_by("position").values_list("code", "pack")
        assert list(codes) == [("5701234567899", 1), ("5701234567882", 6)]
        assert [category.path for category in Category.objects.order_by("sort_key")] == [
            "Cykler",
            "Cykler / Tilbehør",
        ]
    assert answer.headers["Location"] == f"/goods/{product.id}/"


def test_what_cannot_be_used_says_so_and_stays_in_the_form(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    page = _text(browser.post("/goods/new/", _form(cast, price="meget")))
    assert "Skriv et tal, for eksempel 1.234,50." in page
    assert 'value="meget"' in page
    with cast.at_work():
        make_pump(cast)
    page = _text(browser.post("/goods/new/", _form(cast)))
    assert "Stregkoden 5701234567899 tilhører allerede Fodpumpe." in page
    with cast.at_work():
        assert Product.objects.count() == 1
        assert Category.objects.filter(path="Cykler / Tilbehør").count() == 0
        assert Brand.objects.filter(name="Knog").count() == 0


def test_a_new_price_is_typed_and_the_old_one_stays_in_the_history(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        product = make_pump(cast)
        variant = product.variants.get()
    browser = office.of(cast.manager)
    shown = browser.get(f"/goods/{product.id}/").context["grid"]["rows"][0]
    assert shown["codes"] == "5701234567899 0036000291452*6"
    cell = {"variant": str(variant.id), "field": "price", "was": shown["price"], "now": "199,95"}
    told = browser.post(
        f"/goods/{product.id}/variants/",
        {"do": "edit", "cells": [cell]},
        content_type="application/json",
    ).json()
    assert (told["why"], told["refused"]) == ("", [])
    assert told["grid"]["rows"][0]["price"] == "199,95"
    with cast.at_work():
        assert Variant.objects.get(id=variant.id).price == 19_995
        points = PricePoint.objects.order_by("starts_at").values_list("amount", "who")
        assert list(points) == [(24_900, cast.manager.id), (19_995, cast.manager.id)]
    page = _text(browser.get(f"/goods/{product.id}/"))
    assert page.index("199,95") < page.index("249,00")


def test_taking_out_of_the_range_can_be_undone_from_the_toast(cast: Cast, office: Office) -> None:
    with cast.at_work():
        product = make_pump(cast)
    browser = office.of(cast.manager)
    page = _text(browser.post(f"/goods/{product.id}/archive/", follow=True))
    undo = f"/goods/{product.id}/restore/"
    assert f'action="{undo}"' in page
    assert "Fodpumpe" not in _text(browser.get("/goods/"))
    assert "Fodpumpe" in _text(browser.get("/goods/?show=archived"))
    browser.post(undo)
    assert "Fodpumpe" in _text(browser.get("/goods/"))


def test_goods_are_found_by_word_number_and_barcode(cast: Cast, office: Office) -> None:
    with cast.at_work():
        make_pump(cast)
        make_jacket(cast)
    browser = office.of(cast.cashier)
    for text in ("fodp", "PU-1", "5701234567899"):
        names = [row.name for row in browser.get("/goods/", {"q": text}).context["page"].rows]
        assert names == ["Fodpumpe"], text
    assert browser.get("/goods/", {"q": "cykel"}).context["page"].rows == []


def _page_by_page(order: Order) -> list[str]:
    """The names of all goods, two at a time, every key taken through an address."""
    names, after = [], None
    while True:
        page = goods_page(GoodsFilter(), after, 2, order)
        names += [row.name for row in page.rows]
        if page.next is None:
            return names
        after = Place.read(str(page.next))


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["Lås", "Zink", "Æble", "Ål"]),
        ("-name", ["Ål", "Æble", "Zink", "Lås"]),
        ("price", ["Ål", "Lås", "Æble", "Zink"]),
        ("-price", ["Zink", "Æble", "Lås", "Ål"]),
        ("sku", ["Zink", "Æble", "Ål", "Lås"]),
        ("-sku", ["Lås", "Ål", "Æble", "Zink"]),
        ("weather", ["Lås", "Zink", "Æble", "Ål"]),
    ],
)
def test_the_list_is_in_the_order_of_the_column_chosen(
    cast: Cast, office: Office, sort: str, names: list[str]
) -> None:
    goods = {"Lås": (9_900, "D"), "Æble": (9_900, "B"), "Zink": (120_000, ""), "Ål": (None, "C")}
    with cast.at_work():
        for name, (price, sku) in goods.items():
            create_product(cast.manager, draft(name, VariantDraft(price, sku=sku)))
    answer = office.of(cast.owner).get(f"/goods/?sort={sort}")
    assert [row.name for row in answer.context["page"].rows] == names
    with cast.at_work():
        assert _page_by_page(answer.context["order"]) == names


def test_the_end_of_a_page_leads_to_the_next(cast: Cast, office: Office) -> None:
    """It led to the first again, without end."""
    names = [f"Vare {number:02d}" for number in range(1, 53)]
    with cast.at_work():
        for name in names:
            create_product(cast.manager, draft(name))
    browser = office.of(cast.owner)
    first = browser.get("/goods/?sort=price")
    (more,) = re.findall(r'class="more" href="([^"]*)"', _text(first))
    second = browser.get(f"/goods/{unescape(more)}", headers={"HX-Request": "true"})
    shown = [row.name for page in (first, second) for row in page.context["page"].rows]
    assert shown == names
    assert 'class="more"' not in _text(second)


def test_the_head_of_a_column_turns_its_order_round(cast: Cast, office: Office) -> None:
    with cast.at_work():
        make_pump(cast)
    page = _text(office.of(cast.owner).get("/goods/?q=pumpe&sort=price"))
    assert '<th class="amount" aria-sort="ascending">' in page
    assert 'href="?q=pumpe&amp;sort=-price"' in page
    assert 'href="?q=pumpe&amp;sort=sku"' in page
    assert '<input type="hidden" name="sort" value="price" form="filters">' in page


def test_a_page_that_ends_nowhere_is_the_first(cast: Cast, office: Office) -> None:
    with cast.at_work():
        pump = make_pump(cast)
    for after in ("", "nowhere", f"{pump.id}~expensive"):
        answer = office.of(cast.owner).get("/goods/", {"sort": "price", "after": after})
        assert [row.name for row in answer.context["page"].rows] == ["Fodpumpe"]


def test_the_cashier_looks_and_does_not_touch(cast: Cast, office: Office) -> None:
    with cast.at_work():
        product = make_pump(cast)
    browser = office.of(cast.cashier)
    page = _text(browser.get(f"/goods/{product.id}/"))
    assert "Ret" not in page.split("Stamdata")[0].split("</h1>")[1]
    assert browser.post(f"/goods/{product.id}/archive/").status_code == 403
    with cast.at_work():
        assert Product.objects.get().archived_at is None


def test_a_file_is_tried_then_imported_and_tells_what_it_could_not_use(
    cast: Cast, office: Office
) -> None:
    browser = office.of(cast.manager)
    content = "Varenummer;Navn;Pris\nA-1;Klokke;89,50\nA-2;;10\nA-3;Lappesæt;tolv\n".encode()
    file = SimpleUploadedFile("varer.csv", content)
    address = browser.post("/imports/", {"file": file}).headers["Location"]
    assert 'hx-trigger="every 1s"' in _text(browser.get(address))
    with cast.at_work():
        trial = ImportRun.objects.get()
        assert (trial.dry_run, trial.who) == (True, cast.manager.id)
    carry_out_import(cast.organisation.id, trial.id)

    page = _text(browser.get(address, headers={"HX-Request": "true"}))
    assert "Intet er ændret endnu." in page
    assert "Varen har intet navn" in page
    assert "hx-trigger" not in page
    with cast.at_work():
        assert Product.objects.count() == 0

    again = browser.post(f"{address}repeat/").headers["Location"]
    with cast.at_work():
        run = ImportRun.objects.get(dry_run=False)
    assert again == f"/imports/{run.id}/"
    carry_out_import(cast.organisation.id, run.id)
    assert "Varerne er inde." in _text(browser.get(again))
    with cast.at_work():
        assert list(Variant.objects.values_list("sku", "price")) == [("A-1", 8_950)]
    report = b"".join(browser.get(f"{again}ikke-brugt.csv")).decode("utf-8-sig").splitlines()
    assert report == [
        "Række;Kolonne;Hvorfor;Værdi",
        "3;Navn;Varen har intet navn;",
        '4;Pris;"Prisen kan ikke forstås; skriv 1234,50";tolv',
    ]


def test_what_was_mended_is_shown_in_part_and_told_in_whole(cast: Cast, office: Office) -> None:
    """The page showed the first hundred as if there were no more."""
    rows = [f"Vare {n};57012345{n:05}" for n in range(120)]
    with cast.at_work():
        content = "\n".join(["Navn;EAN", *rows, ""]).encode()
        run = start_import(cast.manager, "varer.csv", content, dry_run=True)
    carry_out_import(cast.organisation.id, run.id)
    with cast.at_work():
        assert queries.notes(run).count() == 108, "twelve of 120 end in the right figure"
    browser = office.of(cast.manager)
    page = _text(browser.get(f"/imports/{run.id}/"))
    assert "De første 100 af 108 vises; hent dem alle som fil." in page
    report = b"".join(browser.get(f"/imports/{run.id}/se-efter.csv")).decode("utf-8-sig")
    assert report.splitlines()[0] == "Række;Kolonne;Hvad;Værdi"
    assert len(report.splitlines()) == 109


def test_the_list_can_be_taken_along_as_a_file(cast: Cast, office: Office) -> None:
    with cast.at_work():
        make_pump(cast)
    lines = b"".join(office.of(cast.owner).get("/goods/varer.csv")).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Varenummer;Navn;Kendetegn;Modelnummer;Stregkoder;Pris;")
    assert lines[1].startswith("PU-1;Fodpumpe;")
    assert ";249,00;" in lines[1]


def test_the_list_asks_the_database_no_more_for_more_goods(
    cast: Cast, office: Office, django_assert_max_num_queries: Any
) -> None:
    with cast.at_work():
        make_pump(cast)
        for _ in range(20):
            jacket = draft("Regnjakke", VariantDraft(89_900), VariantDraft(99_900))
            create_product(cast.manager, jacket)
    browser = office.of(cast.owner)
    browser.get("/goods/")
    with django_assert_max_num_queries(15):
        browser.get("/goods/")


def _begun(page: Any) -> dict[str, str]:
    """What a product's form shows, as the browser would send it back."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    shown = {name: str(value or "") for name, value in values.items() if value is not False}
    return {**shown, "begun": page.context["begun"]}


def test_the_second_of_two_chooses_field_by_field_and_nothing_is_lost(
    cast: Cast, office: Office
) -> None:
    with cast.at_work():
        product = make_pump(cast)
    address = f"/goods/{product.id}/edit/"
    first, second = office.of(cast.owner), office.of(cast.manager)
    hers, his = _begun(first.get(address)), _begun(second.get(address))
    first.post(address, {**hers, "name": "Fodpumpe, stor", "description": "Med manometer."})
    mine = {**his, "name": "Fodpumpe XL", "brand_name": "SKS"}
    answer = second.post(address, mine)
    page = _text(answer)
    assert f"{cast.owner.name} har rettet varen, mens du skrev" in page
    told = [(d.field, d.mine, d.theirs, d.mine_first) for d in answer.context["differences"]]
    assert told == [
        ("name", "Fodpumpe XL", "Fodpumpe, stor", True),
        ("description", "–", "Med manometer.", False),
    ]
    with cast.at_work():
        kept = Product.objects.get()
        assert (kept.name, kept.brand) == ("Fodpumpe, stor", None)
    chosen = {"take_name": "mine", "take_description": "theirs"}
    again = {**mine, "begun": answer.context["begun"], **chosen}
    assert second.post(address, again).status_code == 302
    with cast.at_work():
        kept = Product.objects.select_related("brand").get()
        assert (kept.name, kept.description) == ("Fodpumpe XL", "Med manometer.")
        assert kept.brand.name == "SKS"
        assert Variant.objects.get().name == "Fodpumpe XL"


def test_who_saves_alone_is_asked_nothing(cast: Cast, office: Office) -> None:
    with cast.at_work():
        product = make_pump(cast)
    address = f"/goods/{product.id}/edit/"
    browser = office.of(cast.manager)
    shown = _begun(browser.get(address))
    assert browser.post(address, {**shown, "unit_price_exempt": "on"}).status_code == 302
    with cast.at_work():
        assert Product.objects.get().unit_price_exempt is True
