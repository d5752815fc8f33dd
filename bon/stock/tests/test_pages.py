"""The office's pages of stock."""

from __future__ import annotations

from typing import Any

import pytest

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.staff.cast import Cast, Office
from bon.stock.actions.adjust import Change, adjust
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


def _levels(answer: Any) -> list[tuple[str, str, int]]:
    return [(row.name, row.store, row.on_hand_milli) for row in answer.context["page"].rows]


def test_the_owner_sees_every_store_the_cashier_her_own(
    cast: Cast, pump: Variant, office: Office
) -> None:
    assert sorted(_levels(office.of(cast.owner).get("/stock/"))) == [
        ("Fodpumpe", "Nørrebro Cykler", 2_000),
        ("Fodpumpe", "Vesterbro Cykler", 10_000),
    ]
    assert _levels(office.of(cast.cashier).get("/stock/")) == [
        ("Fodpumpe", "Vesterbro Cykler", 10_000)
    ]


def test_goods_unknown_to_the_catalogue_are_shown_and_marked(
    cast: Cast, pump: Variant, counter: Counter, office: Office
) -> None:
    browser = office.of(cast.owner)
    answer = browser.get("/stock/?show=unknown")
    assert _levels(answer) == [("Ringeklokke", "Vesterbro Cykler", -3_000)]
    assert "Ikke i kataloget" in _text(answer)
    assert _levels(browser.get("/stock/?show=negative")) == _levels(answer)


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
    lines = b"".join(office.of(cast.cashier).get("/stock/lager.csv")).decode("utf-8-sig")
    assert lines.splitlines() == [
        "Varenummer;Vare;Butik;På lager",
        "V1;Ringeklokke;Vesterbro Cykler;-3,000",
        "PU-1;Fodpumpe;Vesterbro Cykler;10,000",
    ]


def test_the_list_asks_the_database_no_more_for_more_goods(
    cast: Cast, pump: Variant, office: Office, django_assert_max_num_queries: Any
) -> None:
    browser = office.of(cast.owner)
    browser.get("/stock/")
    with django_assert_max_num_queries(12):
        browser.get("/stock/")
