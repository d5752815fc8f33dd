"""The office's pages of stock."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from bon.catalog.actions.create_product import create_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import draft, make_pump
from bon.kit.listing import Order, Place
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.staff.cast import Cast, Office
from bon.stock.actions.adjust import Change, adjust
from bon.stock.listing import stock_page
from bon.stock.reasons import OPENING


@pytest.fixture
def pump(cast: Cast) -> Variant:
    """Ten in one store, two in the other."""
    with cast.at_work():
        variant: Variant = make_pump(cast).variants.get()
        adjust(cast.store.id, [Change(variant.id, 10_000)], OPENING)
        adjust(cast.other_store.id, [Change(variant.id, 2_000)], OPENING)
    return variant


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Sells three bells that the catalogue has never heard of."""
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(BELL, 3000)]))
    counter.till.send(counter.deliver)
    return counter


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def _levels(answer: Any) -> list[tuple[str, list[int | None], int]]:
    """Name, a level for each store, their sum."""
    return [
        (row.name, [level.on_hand_milli for level in row.levels], row.total)
        for row in answer.context["page"].rows
    ]


def test_a_row_says_what_lies_in_each_store_and_in_all(
    cast: Cast, pump: Variant, counter: Counter, office: Office
) -> None:
    answer = office.of(cast.owner).get("/stock/")
    assert [store.name for store in answer.context["page"].stores] == [
        "Nørrebro Cykler",
        "Vesterbro Cykler",
    ]
    assert _levels(answer) == [
        ("Ringeklokke", [None, -3_000], -3_000),
        ("Fodpumpe", [2_000, 10_000], 12_000),
    ]
    page = _text(answer)
    assert '<th class="amount wide text-wrap">Nørrebro Cykler</th>' in page
    assert "I alt" in page


def test_the_cashier_sees_the_stock_of_her_own_store(
    cast: Cast, pump: Variant, office: Office
) -> None:
    answer = office.of(cast.cashier).get("/stock/")
    assert _levels(answer) == [("Fodpumpe", [10_000], 10_000)]
    page = _text(answer)
    assert "Nørrebro" not in page
    assert "I alt" not in page


def test_the_stranger_sees_no_stock(cast: Cast, pump: Variant, office: Office) -> None:
    assert _levels(office.of(cast.stranger).get("/stock/?sort=quantity")) == []


def test_goods_unknown_to_the_catalogue_are_shown_and_marked(
    cast: Cast, pump: Variant, counter: Counter, office: Office
) -> None:
    browser = office.of(cast.owner)
    answer = browser.get("/stock/?show=unknown")
    assert _levels(answer) == [("Ringeklokke", [None, -3_000], -3_000)]
    assert "Ikke i kataloget" in _text(answer)
    assert _levels(browser.get("/stock/?show=negative")) == _levels(answer)


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["Ringeklokke", "Dæk", "Fodpumpe", "Æske"]),
        ("-name", ["Æske", "Fodpumpe", "Dæk", "Ringeklokke"]),
        ("quantity", ["Ringeklokke", "Dæk", "Æske", "Fodpumpe"]),
        ("-quantity", ["Fodpumpe", "Æske", "Dæk", "Ringeklokke"]),
    ],
)
def test_the_list_is_in_the_order_of_the_column_chosen(
    cast: Cast, pump: Variant, counter: Counter, office: Office, sort: str, names: list[str]
) -> None:
    with cast.at_work():
        for name, quantity_milli in (("Dæk", 1_000), ("Æske", 5_000)):
            goods = create_product(cast.manager, draft(name)).variants.get()
            adjust(cast.other_store.id, [Change(goods.id, quantity_milli)], OPENING)
    answer = office.of(cast.owner).get(f"/stock/?sort={sort}")
    assert [row.name for row in answer.context["page"].rows] == names
    with cast.at_work():
        assert _page_by_page(answer.context["order"]) == names


def _page_by_page(order: Order) -> list[str]:
    """The names of all goods, one at a time, every key taken through an address."""
    names, after = [], None
    while True:
        page = stock_page(None, after, 1, order)
        names += [row.name for row in page.rows]
        if page.next is None:
            return names
        after = Place.read(str(page.next))


def test_stock_is_searched_as_goods_are(
    cast: Cast, pump: Variant, counter: Counter, office: Office
) -> None:
    browser = office.of(cast.owner)
    for text in ("pumpe", "PU-1", "5701234567899"):
        for sort in ("name", "quantity"):
            answer = browser.get("/stock/", {"q": text, "sort": sort})
            assert _levels(answer) == [("Fodpumpe", [2_000, 10_000], 12_000)], (text, sort)


def test_every_movement_of_a_variant_is_told(cast: Cast, pump: Variant, office: Office) -> None:
    answer = office.of(cast.owner).get(f"/stock/{pump.id}/")
    assert [(row.store, row.on_hand_milli) for row in answer.context["levels"]] == [
        ("Nørrebro Cykler", 2_000),
        ("Vesterbro Cykler", 10_000),
    ]
    assert [row.reason for row in answer.context["movements"]] == ["Startbeholdning"] * 2


def test_the_list_can_be_taken_along_as_a_file(
    cast: Cast, pump: Variant, counter: Counter, office: Office
) -> None:
    assert _file(office.of(cast.cashier)) == [
        "Varenummer;Vare;Vesterbro Cykler;Reserveret;I bestilling",
        "V1;Ringeklokke;-3,000;0,000;0,000",
        "PU-1;Fodpumpe;10,000;0,000;0,000",
    ]
    assert _file(office.of(cast.owner)) == [
        "Varenummer;Vare;Nørrebro Cykler;Vesterbro Cykler;I alt;Reserveret;I bestilling;Lagerværdi",
        "V1;Ringeklokke;;-3,000;-3,000;0,000;0,000;0,00",
        "PU-1;Fodpumpe;2,000;10,000;12,000;0,000;0,000;0,00",
    ]


def _file(browser: Client) -> list[str]:
    answer: Any = browser.get("/stock/lager.csv")
    return b"".join(answer).decode("utf-8-sig").splitlines()


def test_the_list_asks_the_database_no_more_for_more_goods(
    cast: Cast, pump: Variant, office: Office, django_assert_max_num_queries: Any
) -> None:
    browser = office.of(cast.owner)
    browser.get("/stock/")
    with django_assert_max_num_queries(20):
        browser.get("/stock/")
