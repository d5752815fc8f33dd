"""A customer without a receipt: the sale is found by whatever they remember of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from django.utils import timezone

from bon.catalog.tests.shop import make_pump
from bon.customers.actions.keep_customer import keep_customer
from bon.kit.ids import uuid7s
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, Counter, good, open_counter
from bon.sales.finding import Like, find_sales
from bon.staff.cast import Cast
from bon.staff.models import Grant
from bon.staff.uplink import Asker

CARD = ("pay", {"tender": "card", "tendered": 1000, "reference": "**** 4711"})
ids = uuid7s()


@pytest.fixture
def shop(cast: Cast) -> Cast:
    """K1 sold a pump (249), a bell to Ulla (49,95) and a helmet partly on the card 4711 (599);
    K2, of the other store, a bell."""
    with cast.at_work():
        pump = {**good(9, "Fodpumpe", 24_900), "variant": str(make_pump(cast).variants.get().id)}
        ulla = keep_customer(cast.manager, next(ids), {"name": "Ulla Ås", "phone": "20123456"})
    here, there = (
        open_counter(register, [cast.cashier]) for register in (cast.register, cast.other_register)
    )
    here.till.sell(Basket([(pump, 1000)]))  # type: ignore[list-item]
    here.till.sell(Basket([(BELL, 1000)], customer=str(ulla.id)))
    here.till.sell(Basket([(HELMET, 1000)], commands=[CARD]))
    here.till.training = True
    here.till.sell(Basket([(BELL, 1000)]))
    there.till.sell(Basket([(BELL, 1000)]))
    for counter in (here, there):
        send(counter)
    return cast


def send(counter: Counter) -> None:
    counter.till.send(counter.deliver)


def told(cast: Cast, like: Like) -> Mapping[str, Any]:
    asker = Asker(cast.register.id, cast.store.id, timezone.now(), cast.cashier)
    with cast.at_work():
        return find_sales(asker, like)


def found(cast: Cast, **like: Any) -> list[str]:
    """Their numbers, by what a register says."""
    said = msgspec.json.decode(msgspec.json.encode(like), type=Like)
    return [sale["receipt_no"] for sale in told(cast, said)["sales"]]


def test_without_a_word_it_is_the_store_s_latest(shop: Cast) -> None:
    page = told(shop, Like())
    assert [sale["receipt_no"] for sale in page["sales"]] == ["K1-3", "K1-2", "K1-1"]
    assert page["next"] is None
    latest = dict(page["sales"][0])
    assert len(latest.pop("entry")) == 36
    assert latest.pop("at").endswith("+01:00")
    assert latest == {
        "receipt_no": "K1-3",
        "total": 59_900,
        "cashier": shop.cashier.name,
        "tenders": ["card", "card"],
        "store": "Vesterbro Cykler",
        "customer": None,
        "goods": ["Cykelhjelm"],
    }
    assert sorted(found(shop, everywhere=True)) == ["K1-1", "K1-2", "K1-3", "K2-1"]


@pytest.mark.parametrize(
    ("text", "receipts"),
    [
        ("k1-2", ["K1-2"]),
        ("2", ["K1-2"]),
        ("fodpu", ["K1-1"]),
        ("5701234567899", ["K1-1"]),
        ("ulla", ["K1-2"]),
        ("20 12 34 56", ["K1-2"]),
        ("4711", ["K1-3"]),
        ("711", []),
        ("K9-1", []),
        ("  ", ["K1-3", "K1-2", "K1-1"]),
        ("!?", []),
    ],
)
def test_it_is_found_by_what_was_typed(shop: Cast, text: str, receipts: list[str]) -> None:
    assert found(shop, text=text) == receipts


def test_it_is_found_by_day_and_amount(shop: Cast) -> None:
    assert found(shop, since="2026-11-21", until="2026-11-21") == ["K1-3", "K1-2", "K1-1"]
    assert found(shop, since="2026-11-22") == []
    assert found(shop, until="2026-11-20") == []
    assert found(shop, least=4_995, most=24_900) == ["K1-2", "K1-1"]
    assert found(shop, least=24_901, text="fodpumpe") == []


def test_the_next_page_begins_behind_the_last_one(
    shop: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bon.sales.finding.MOST", 2)
    first = told(shop, Like())
    assert [sale["receipt_no"] for sale in first["sales"]] == ["K1-3", "K1-2"]
    assert found(shop, after=first["next"]) == ["K1-1"]
    assert found(shop, after="nonsense") == ["K1-3", "K1-2"]


def test_who_may_not_see_customers_finds_no_sale_by_one(shop: Cast) -> None:
    with shop.at_work():
        Grant.objects.filter(role=shop.cashier.role, permission="see_customers").delete()
    assert found(shop, text="ulla") == []
    assert found(shop, text="fodpumpe") == ["K1-1"]


def test_a_stranger_finds_nothing(shop: Cast) -> None:
    theirs = Asker(next(ids), shop.foreign_store.id, timezone.now(), shop.stranger)
    with shop.abroad():
        for like in (Like(everywhere=True), Like(text="K1-1", everywhere=True)):
            assert find_sales(theirs, like)["sales"] == []
